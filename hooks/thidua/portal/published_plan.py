"""One published plan: its record, its files, and all that was read in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from thidua.attachments.comparison.model import Fidelity
from thidua.attachments.inspection import Original, published, published_report
from thidua.model import Plan, Results
from thidua.model.printed import PrintedPassage
from thidua.model.vocabulary import DocumentType, Field, Issuer
from thidua.portal.dossier import Dossier
from thidua.portal.references import References
from thidua.portal.referring import fields_named
from thidua.portal.targets import TargetLine

if TYPE_CHECKING:
    from thidua.portal.results import Reported


@dataclass(frozen=True, eq=False)
class PublishedPlan:
    """A plan that passed every rule, with the records to which it refers.

    Each is only equal to itself, so that what several parts of it show can be kept beside it.
    """

    dossier: Dossier

    @property
    def references(self) -> References:
        """The records to which the plan may refer."""
        return self.dossier.references

    @property
    def plan(self) -> Plan:
        """Its record."""
        return self.dossier.entry.record

    @property
    def base(self) -> str:
        """The address of the portal."""
        return self.references.identity.record.base_url

    @property
    def issuer(self) -> Issuer:
        """The body that issued it."""
        return self.references.issuer_by_id[self.plan.document.issuer]

    @property
    def document_type(self) -> DocumentType:
        """The type of its document."""
        return self.references.type_by_id[self.plan.document.doc_type]

    @property
    def passages(self) -> tuple[PrintedPassage, ...]:
        """Its printed passages."""
        return self.dossier.passages

    @property
    def lines(self) -> tuple[TargetLine, ...]:
        """The lines of its targets with their figures."""
        return self.dossier.lines

    @property
    def held_lines(self) -> tuple[TargetLine, ...]:
        """The lines of its targets for all days, each with the days on which it holds."""
        return self.dossier.held_lines

    @property
    def fidelity(self) -> Fidelity:
        """The result of comparing the plan with its originals."""
        return self.dossier.fidelity

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields of its targets and contents, in the order of the list."""
        named = fields_named(self.plan)
        return tuple(field for field in self.references.fields.values() if field.id in named)

    @cached_property
    def originals(self) -> tuple[Original, ...]:
        """Its published files."""
        printed = [passage.text for passage in self.passages]
        return published(self.dossier.folder, self.plan, self.dossier.inspected, printed)

    @property
    def recorded_results(self) -> Results | None:
        """The results of its reviews as recorded, without reviews that are a draft."""
        entry = self.dossier.results
        return entry.record.for_readers if entry else None

    @cached_property
    def reports(self) -> tuple[Original, ...]:
        """The published reports of its reviews."""
        results = self.recorded_results
        titles = {
            review.source.file: review.source.text
            for review in (reversed(results.reviews) if results else ())
        }
        return tuple(
            published_report(self.dossier.folder / name, titles[name], found)
            for name, found in self.dossier.reports.items()
            if name in titles
        )

    @cached_property
    def results(self) -> tuple[Reported, ...]:
        """The results that reviews report for it; without those of a draft."""
        from thidua.portal.results import reported  # noqa: PLC0415  # checks do not need it

        recorded, life = self.recorded_results, self.dossier.life
        return tuple(reported(recorded, self.plan, self.held_lines, life, self.issuer))

    @cached_property
    def abbreviations(self) -> list[str]:
        """The abbreviations that occur in it."""
        document = self.plan.document
        lines = [
            line.text
            for recipient in document.recipients
            for line in (recipient, *recipient.children)
        ]
        words = "\n".join([self.dossier.words, *lines, document.archive_line or ""])
        return self.references.lexicon.found_in(words)

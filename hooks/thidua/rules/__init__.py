"""What should hold between records. Every rule is a generator of problems, listed here once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from thidua.problems import Problem
from thidua.rules import (
    addresses,
    chronology,
    consent,
    drafts,
    fidelity,
    figures,
    files,
    form,
    icons,
    identifiers,
    identity,
    references,
    reminders,
    results,
    wording,
)
from thidua.sources import Sources

Rule = Callable[[Sources], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    identifiers.plan_id_is_its_folder,
    identifiers.honoree_id_is_its_file,
    identifiers.ids_are_unique,
    identifiers.addresses_are_free,
    identifiers.added_entries_have_addresses_of_their_own,
    identifiers.targets_are_numbered_in_order,
    references.issuers_exist,
    references.fields_exist,
    icons.icons_exist,
    references.document_types_exist,
    references.plans_exist,
    references.parents_form_a_tree,
    references.responds_to_a_cited_document,
    chronology.plan_dates_are_in_order,
    chronology.issuer_existed_when_it_issued,
    chronology.year_is_the_campaigns,
    chronology.issuer_lives_are_in_order,
    chronology.honoree_dates_are_in_order,
    wording.quotes_are_printed,
    wording.labels_are_printed,
    wording.units_are_named_in_their_paragraph,
    wording.citations_say_what_they_cite,
    wording.printed_numbers_are_cited,
    wording.number_fits_the_document_type,
    wording.decimals_are_commas,
    identity.colours_can_be_read,
    identity.logo_is_there,
    identity.logo_is_safe,
    files.attachments_are_there,
    files.attachments_are_safe,
    files.recognised_text_stands_beside_its_scan,
    files.plan_folders_hold_nothing_else,
    consent.persons_have_a_live_consent,
    consent.takedowns_are_carried_out,
    consent.ids_do_not_name_persons,
    figures.indicators_exist,
    figures.indicators_match_their_figures,
    figures.stated_figures_are_printed,
    fidelity.quotes_are_in_the_original,
    fidelity.numbers_are_as_printed,
    fidelity.days_are_as_printed,
    results.results_name_a_target,
    results.goals_are_printed,
    results.reviews_are_in_order,
    drafts.published_plans_are_reviewed,
    drafts.published_plans_have_their_document,
    drafts.published_plans_refer_to_published_ones,
    addresses.old_addresses_are_of_this_portal,
    addresses.old_addresses_are_listed_once,
    addresses.old_addresses_stand_no_longer,
    addresses.moved_addresses_lead_somewhere,
    addresses.ended_addresses_say_why,
)
"""What must be so before anything is published."""

REMINDERS: tuple[Rule, ...] = (
    reminders.placeholders_are_replaced,
    figures.digits_are_read,
    figures.structures_make_a_whole,
    figures.figures_are_linked,
    identity.logo_fits_its_place,
    form.files_are_canonical,
    addresses.old_addresses_are_in_order,
    drafts.drafts_wait_for_review,
    drafts.honorees_wait_for_their_plan,
    fidelity.figures_are_recognised,
)
"""What stops no build: told by the check, not looked for when building."""

"""Rules for single files, for single plans, and for all records. A rule generates problems.

Reminders do not stop a build: ``portal check`` reports them, and a build does not look for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from thidua.datafiles.validation import FileRecord
from thidua.foundation.problems import Problem
from thidua.portal.dossier import Dossier
from thidua.portal.rules import (
    addresses,
    answered,
    changed_plans,
    chronology,
    consent,
    copies,
    cut_facts,
    deciding_bodies,
    decisions,
    drafts,
    examples,
    fidelity,
    figures,
    files,
    form,
    icons,
    identifiers,
    identity,
    named_facts,
    new_words,
    overrides,
    readings,
    references,
    reminders,
    results,
    signs,
    stated,
    stories,
    succession,
    whole_names,
    whole_quotes,
    wording,
)
from thidua.portal.sources import Sources

FileRule = Callable[[FileRecord[Any]], Iterator[Problem]]
PlanRule = Callable[[Dossier], Iterator[Problem]]
Rule = Callable[[Sources], Iterator[Problem]]

FILE_RULES: tuple[FileRule, ...] = (results.reviews_are_in_order,)
"""Rules for one data file by itself."""

FILE_REMINDERS: tuple[FileRule, ...] = (form.files_are_canonical,)
"""Reminders about one data file by itself."""

PLAN_RULES: tuple[PlanRule, ...] = (
    identifiers.plan_id_is_its_folder,
    identifiers.targets_are_numbered_in_order,
    references.issuers_exist,
    references.fields_exist,
    references.document_types_exist,
    references.responds_to_a_cited_document,
    answered.answered_plans_are_carried_out,
    chronology.plan_dates_are_in_order,
    chronology.issuer_existed_when_it_issued,
    chronology.year_is_the_campaigns,
    wording.quotes_are_printed,
    wording.labels_are_printed,
    wording.units_are_named_in_their_paragraph,
    wording.citations_say_what_they_cite,
    wording.printed_numbers_are_cited,
    wording.number_fits_the_document_type,
    wording.decimals_are_commas,
    files.attachments_are_there,
    files.attachments_are_safe,
    files.reports_are_there,
    files.reports_are_safe,
    files.recognised_text_stands_beside_its_scan,
    files.plan_folders_hold_nothing_else,
    figures.indicators_exist,
    figures.indicators_match_their_figures,
    figures.highlights_have_figures,
    figures.stated_figures_are_printed,
    figures.stated_figures_are_no_qualifiers,
    figures.dues_are_printed,
    figures.figures_are_stated_or_none,
    fidelity.originals_can_be_read,
    fidelity.quotes_are_in_the_original,
    fidelity.reports_can_be_read,
    fidelity.results_are_in_their_report,
    fidelity.originals_are_quoted_whole,
    fidelity.originals_say_the_same,
    fidelity.numbers_are_as_printed,
    fidelity.days_are_as_printed,
    fidelity.years_are_as_printed,
    readings.launched_by_is_the_documents_own,
    readings.issuer_is_the_printed_one,
    readings.readings_use_printed_numbers,
    stated.cited_documents_are_what_their_words_say,
    stated.stated_figures_say_what_is_printed,
    stated.roles_are_those_of_the_paragraph,
    stated.recipients_are_sent_for_what_is_printed,
    stated.occasions_are_called_as_printed,
    stated.themes_are_called_themes,
    stated.movements_are_launched_by_whom_their_sentence_names,
    stated.files_are_of_the_body_that_issued_them,
    stated.reports_go_to_whom_the_document_names,
    stated.parts_are_no_targets_of_the_list,
    whole_names.units_are_named_whole,
    whole_names.deadlines_begin_with_who_has_them,
    whole_names.standing_body_is_called_so,
    whole_quotes.quoted_facts_are_whole,
    whole_quotes.themes_stand_behind_their_name,
    whole_quotes.periods_have_printed_events,
    whole_quotes.launched_by_has_its_head,
    whole_quotes.units_do_not_only_receive,
    whole_quotes.parts_are_of_the_last_clause,
    whole_quotes.places_stand_with_their_day,
    whole_quotes.legal_forms_are_called_so,
    whole_quotes.deadlines_keep_what_bounds_their_numbers,
    cut_facts.cited_documents_keep_their_subject,
    cut_facts.cited_titles_are_whole,
    cut_facts.blocs_are_named_with_who_leads_them,
    cut_facts.deadlines_keep_their_share,
    named_facts.facts_are_called_what_they_are,
    named_facts.phases_are_named_where_they_are_told,
    named_facts.deadlines_say_what_their_paragraph_says,
    named_facts.periods_have_all_their_days,
    named_facts.scopes_fit_the_issuer,
    named_facts.scans_are_pictures,
    decisions.changes_are_printed,
    new_words.new_words_are_a_whole_line_of_the_target,
    decisions.changes_say_what_their_kind_says,
    decisions.changes_do_what_their_sentence_says,
    decisions.changes_come_after_their_decision,
    decisions.decisions_change_other_documents,
    decisions.replaced_documents_are_told_once,
    results.results_name_a_target,
    results.goals_are_printed,
    results.reviews_follow_the_plan,
    results.stated_figures_are_reported,
    results.reported_figures_say_what_is_printed,
    results.verdicts_are_printed,
    results.counts_are_quoted,
    results.units_are_known,
    results.final_reviews_come_at_the_end,
    results.interim_reviews_come_before_the_end,
    results.counts_say_what_was_met,
    drafts.published_plans_are_reviewed,
    drafts.words_left_out_have_a_reason,
    drafts.published_plans_have_their_document,
    drafts.published_results_are_reviewed,
    drafts.words_of_reports_left_out_have_a_reason,
)
"""Rules for one plan with its files, which do not depend on other plans."""

PLAN_REMINDERS: tuple[PlanRule, ...] = (
    figures.digits_are_read,
    figures.minus_signs_are_told,
    figures.structures_make_a_whole,
    figures.figures_are_linked,
    signs.signs_of_plans_can_be_painted,
    fidelity.figures_are_recognised,
    drafts.drafts_wait_for_review,
    drafts.drafted_results_wait_for_review,
)
"""Reminders about one plan."""

COMMON_RULES: tuple[Rule, ...] = (
    references.issuers_elsewhere_exist,
    references.parents_form_a_tree,
    succession.successors_run_in_no_circle,
    succession.ended_bodies_say_when,
    succession.successors_are_there_in_time,
    succession.successors_are_of_a_fitting_level,
    succession.bodies_stand_under_one_of_their_time,
    icons.icons_exist,
    identity.colours_can_be_read,
    identity.home_indicator_exists,
    identity.logo_is_there,
    identity.logo_is_safe,
    overrides.own_texts_are_utf8,
    overrides.own_templates_can_be_read,
    overrides.own_templates_use_what_there_is,
    overrides.own_styles_load_what_there_is,
    overrides.own_scripts_load_what_there_is,
    overrides.own_icons_can_be_shown,
    overrides.own_pictures_are_safe,
    figures.added_indicators_have_fields,
)
"""Rules for all that plans share: lists, templates, style sheets …

They are called before the plans are read, and do not get any plans.
"""

RULES: tuple[Rule, ...] = (
    identifiers.honoree_id_is_its_file,
    identifiers.ids_are_unique,
    identifiers.addresses_are_free,
    copies.documents_are_published_once,
    copies.originals_belong_to_one_plan,
    identifiers.short_addresses_are_apart,
    identifiers.added_entries_have_addresses_of_their_own,
    references.fields_of_honorees_exist,
    references.plans_exist,
    changed_plans.changes_fit_the_plan,
    deciding_bodies.plans_are_changed_by_a_body_that_may,
    chronology.issuer_lives_are_in_order,
    chronology.honoree_dates_are_in_order,
    wording.honorees_are_quoted_as_printed,
    whole_quotes.honorees_are_named_in_their_quote,
    examples.examples_stand_where_their_plan_says,
    examples.examples_tell_printed_numbers,
    examples.examples_claim_what_is_printed,
    consent.persons_have_a_live_consent,
    consent.takedowns_are_carried_out,
    consent.ids_do_not_name_persons,
    stories.story_files_are_there,
    stories.story_files_are_safe,
    stories.story_folders_hold_nothing_else,
    stories.several_persons_are_a_group,
    stories.stories_are_of_a_year,
    drafts.published_plans_refer_to_published_ones,
    addresses.old_addresses_are_of_this_portal,
    addresses.old_addresses_are_listed_once,
    addresses.old_addresses_stand_no_longer,
    addresses.moved_addresses_lead_somewhere,
    addresses.ended_addresses_say_why,
    addresses.old_addresses_tell_nothing_personal,
)
"""Rules for all records together."""

REMINDERS: tuple[Rule, ...] = (
    reminders.placeholders_are_replaced,
    identity.logo_fits_its_place,
    succession.district_bodies_have_ended,
    succession.standing_bodies_stand_under_one_that_stands,
    addresses.old_addresses_are_in_order,
    drafts.honorees_wait_for_their_plan,
    signs.signs_of_names_can_be_painted,
)
"""Reminders about all records together."""

"""Somebody who agreed to be honoured, as a data file."""

from __future__ import annotations


def person(
    name: str, plan: str, field: str = "culture", *, identifier: str = "nguoi-tot-2026-02"
) -> str:
    """The file of a person with a living consent, in its canonical form.

    Args:
        name: of the person.
        plan: the identifier of the plan that the person is honoured in.
        field: the identifier of a field.
        identifier: the name of the file without its ending.
    """
    return f"""\
# yaml-language-server: $schema=../schemas/honoree.schema.json
id: {identifier}
kind: person
type: good_deed
name: {name}
unit: Thôn Đông
field: {field}
plan: {plan}
achievement: |
  {name.rsplit(maxsplit=1)[-1]} nhặt được của rơi, trả lại người mất.
consent:
  purpose: Nêu gương trên Cổng Thi đua
  fields: [name, unit, achievement]
  given_on: 2026-02-01
  method: written
  evidence_ref: Hồ sơ 7/2026
  scope: [web]
updated: 2026-03-02
"""

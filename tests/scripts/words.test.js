// Words as the index knows them. The vectors are those that the Python half runs too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fold, isSyllable, likeness, marksOf, number, toneOf, words, written } from "../../overrides/js/search/words.js";

const VECTORS = JSON.parse(readFileSync(new URL("../search/search-words.json", import.meta.url), "utf-8"));

test("words are those of the shared vectors, composed or not", () => {
  for (const [text, expected] of VECTORS.words) {
    for (const form of [text, text.normalize("NFD")]) {
      const found = words(form.normalize("NFC")).map((word) => word && [word.folded, word.marks]);
      assert.deepEqual(found, expected, text);
    }
  }
});

test("words know where they stand", () => {
  const text = "Giảm 1.500 hộ; hết";
  const found = words(text);
  assert.deepEqual(found.map((word) => word && text.slice(word.start, word.end)), ["Giảm", "1.500", "hộ", null, "hết"]);
  assert.equal(found[0].text, "Giảm");
});

test("every mark that ends a sentence parts words", () => {
  for (const end of ".!?;:…\n") assert.deepEqual(words(`a${end}b`).map((word) => word?.folded ?? null), ["a", null, "b"]);
  assert.deepEqual(words("a, b").map(({ folded }) => folded), ["a", "b"]);
});

test("marks answer what was typed as the shared vectors say", () => {
  for (const [typed, found, expected] of VECTORS.likeness) assert.equal(likeness(marksOf(typed), marksOf(found)), expected, `${typed} ${found}`);
});

test("whoever types no marks at all may mean anything", () => {
  for (const word of ["đường", "duong", "bò"]) assert.equal(likeness(null, marksOf(word)), 0.95);
});

test("each part of the marks can contradict", () => {
  const pairs = [["bò", "bo", 0.05], ["đo", "do", 0.05], ["ăn", "ân", 0.05], ["ân", "ấn", 0.4], ["do", "đò", 0.85], ["uơ", "ươ", 0.4], ["ươ", "uơ", 0.05], ["ươ", "ưô", 0.05]];
  for (const [typed, found, expected] of pairs) assert.equal(likeness(marksOf(typed), marksOf(found)), expected, `${typed} ${found}`);
});

test("marks tell the tone", () => {
  assert.deepEqual(["a", "à", "ả", "ã", "á", "ạ", "ậ"].map((letter) => toneOf(marksOf(letter))), [0, 1, 2, 3, 4, 5, 5]);
});

test("a folded word with its marks is the word again", () => {
  for (const word of VECTORS.written) assert.equal(written(fold(word), marksOf(word)), word);
  const more = ["đá", "gì", "giá", "quý", "quốc", "huỳnh", "loại", "khoẻ", "hoặc", "ưu", "yếu", "bìa", "mùa", "chùa", "nhiều", "tươi", "ăn", "ấy", "thuở"];
  const seats = { khoẻ: "khỏe" };
  for (const word of more) assert.equal(written(fold(word), marksOf(word)), seats[word] ?? word);
});

test("folding leaves plain letters and digits", () => {
  assert.equal(fold("đường"), "duong");
  assert.equal(fold("m²"), "m2");
  assert.equal(fold("x⁰¹³⁹"), "x0139");
});

test("a number has one spelling", () => {
  const same = { "17.896": "17896", "017896": "17896", "15,50": "15,5", "53,0": "53", "0": "0", "0,5": "0,5", "00": "0", "1.234.567,8": "1234567,8", "1.5": "1,5", "12.3456": "12,3456", "1.2.3": "1,2,3", "10": "10", "100,00": "100" };
  for (const [typed, expected] of Object.entries(same)) assert.equal(number(typed), expected, typed);
});

test("syllables of Vietnamese are told from what is none", () => {
  for (const word of ["a", "thi", "dua", "nghieng", "quyt", "giuong", "khuyu", "truong", "uong", "phat", "ngach"]) assert.ok(isSyllable(word), word);
  for (const word of ["", "ubnd", "kh", "covid", "web", "jazz", "nghheo", "tthi", "12", "stress"]) assert.ok(!isSyllable(word), word);
});

// As people shorten words on a phone. The abbreviations of documents are in the index; these stand in none.

import { words } from "./words.js";

/** @typedef {import("./units.js").Term} Term */

/** @type {Record<string, string>} */
const SHORT = {
  j: "gì", dc: "được", đc: "được", k: "không", ko: "không", hk: "không", z: "vậy", v: "vậy", vs: "với", mk: "mình", e: "em", r: "rồi", mn: "mọi người",
  lm: "làm", ntn: "như thế nào", trc: "trước", hnay: "hôm nay", nhiu: "nhiêu", bnhiu: "bao nhiêu", bnhieu: "bao nhiêu", bgio: "bao giờ", ng: "người",
  tđ: "thi đua", td: "thi đua", pttđ: "phong trào thi đua", vb: "văn bản", vh: "văn hóa", sdd: "suy dinh dưỡng", gv: "giáo viên", hs: "học sinh", hn: "hộ nghèo", qg: "quốc gia", dt: "diện tích", tnbq: "thu nhập bình quân", bq: "bình quân", lđ: "lao động", sl: "sản lượng",
  bchqs: "ban chỉ huy quân sự", vhtt: "văn hóa thông tin", pvhtt: "phòng văn hóa thông tin", ptth: "phát thanh truyền hình", cq: "cơ quan", đv: "đơn vị",
};
const PARTS = ["muc", "diem", "khoan", "phan", "chuong", "thu", "lop", "khoi"]; // “điểm e” is no “em”

// Whether a short word is a name or a number of something there: “HN” is Hà Nội, “Ng Văn A” a man, “hk 2” a term.
/** @param {Term[]} terms @param {number} at */
function isName(terms, at) {
  const [{ text }, next] = [terms[at], terms[at + 1]];
  const isCalled = /^\p{Lu}\p{Ll}/u.test(text) && /^\p{Lu}/u.test(next?.text ?? "");
  return text === "HN" || isCalled || (/^(.|hk)$/i.test(text) && /^\d/.test(next?.text ?? ""));
}

// The terms with short words written out; a term keeps what was typed as its `short`. What stands for
// several words stays where the portal has it: a place may be called so.
/** @param {import("./index.js").SearchIndex} index @param {Term[]} terms @returns {Promise<Term[]>} */
export async function spelledOut(index, terms) {
  const isKnown = await Promise.all(terms.map(async ({ text, folded }) => SHORT[text.toLowerCase()]?.includes(" ") && (await index.key(folded)).length > 0));
  return terms.flatMap((term, at) => {
    const long = SHORT[term.text.toLowerCase()];
    const isPart = term.text.length === 1 && PARTS.includes(terms[at - 1]?.folded);
    if (!long || isKnown[at] || isPart || isName(terms, at) || term.phrase || term.joined || /^\d/.test(terms[at - 1]?.text ?? "")) return [term];
    const spelled = /** @type {import("./words.js").Word[]} */ (words(long));
    return spelled.map(({ text, folded, marks }, step) => ({ ...term, text, folded, marks: term.marks === null ? null : marks, follows: step > 0 || term.follows, short: term.text }));
  });
}

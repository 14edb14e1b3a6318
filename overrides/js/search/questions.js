// What a question asks for, told from its words of asking, in one table. Words of asking are no words
// of the portal: they are taken out of the query, or made light, and never looked for in place of others.

import { spelledOut } from "./short.js";
import { termsOf } from "./units.js";
import { words } from "./words.js";

/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./units.js").Term} Term */
/** @typedef {{ sort: string, isTaken: boolean, within: string, isLast: boolean, words: import("./words.js").Word[], length: number }} Phrase */
/** @typedef {Omit<Term, "light"> & { light: Phrase | null }} AskedTerm a term with the phrase that it stands in */

const PLACES = "huyện|xã|tỉnh|nơi|bên|địa phương";

// Of each sort of question: the words that ask it. Those in `said` are taken out; those in `printed` may
// stand in texts too, so they are looked for and carry little. Those in `light` ask nothing by
// themselves, and carry little in such a question. A word after a stroke stays in the query;
// bars divide words.
/** @type {Record<string, { said: string[], printed?: string[], named?: string[], light: string[] }>} */
const QUESTIONS = {
  figure: {
    said: ["bn phần trăm|bn|bao nhiêu phần trăm|mấy phần trăm|bao nhiêu|là mấy|mấy|mức nào"],
    light: ["phần trăm|phần nghìn|số lượng|con số|thêm|chỉ tiêu|mục tiêu|đề ra|đặt ra|phấn đấu|dự kiến|so với năm trước|so với năm ngoái"],
  },
  running: {
    said: ["hiện đang", ...everyTwo("hiện còn|hiện giờ còn|giờ còn|bây giờ còn", "/ phong trào|/ đợt|/ kế hoạch"), "hiện có / phong trào|hiện có / đợt|hiện có / kế hoạch|bữa nay", ...everyTwo("đang|hiện đang|đang được|còn|còn đang|vẫn đang|vẫn còn", "diễn ra|thực hiện|triển khai|tiến hành|tổ chức|áp dụng|phát động|chạy|mở|nhận|có hiệu lực|hiệu lực"), "đang có|còn hiệu lực|còn hạn|còn thời hạn|còn thời gian|còn áp dụng|còn giá trị|chưa kết thúc|chưa xong|chưa hết hạn|chưa hết|hiện hành|hiện nay|hiện tại|hiện giờ|giờ này|bây giờ|hôm nay|lúc này"],
    light: ["tham gia|đăng ký|để đăng ký|nữa"],
  },
  deadline: {
    said: [...everyTwo("|từ|đến|tới|vào|trước", "khi nào|bao giờ|chừng nào|hôm nào|bữa nào|chừng mô|khi mô|ngày mô|ngày nào|ngày mấy|ngày bao nhiêu|tháng nào|tháng mấy"), ...everyTwo("đến|tới", "năm nào|năm mấy|hết năm nào|hết năm mấy"), "hết năm nào|hết năm mấy|lúc nào|thời gian nào|thời điểm nào|trong bao lâu|bao lâu|mấy tháng|mấy ngày|ngày / bắt đầu|ngày / kết thúc|ngày / hết hạn|thời điểm / bắt đầu|thời điểm / kết thúc|thời hạn|hạn chót|hạn cuối|hạn / nộp|hạn / gửi|hạn / báo cáo|trong thời gian|thời gian|deadline", ...everyTwo("kết thúc|hết hạn|hết hiệu lực|hết|xong", "chưa|không")],
    light: ["nộp|gửi|bắt đầu|kết thúc|kéo dài|diễn ra|thực hiện|triển khai|áp dụng|có hiệu lực|hiệu lực|hết hạn|hết|xong"],
  },
  signer: {
    said: [...everyTwo("ai|do ai|chủ tịch nào|ông nào|bà nào|người nào|đồng chí nào|lãnh đạo nào", "ký|ký tên|đứng tên ký|đứng ký|ban hành|phát động"), ...everyTwo("cơ quan nào|nơi nào", "ban hành|phát động"), "người ký|ai là chủ tịch|ai làm chủ tịch|chủ tịch / ký|chữ ký của ai|chữ ký trong|chữ ký trên|chữ ký dưới|tên / chủ tịch|tên của / chủ tịch|tên / người ký"],
    light: [],
  },
  who: {
    said: ["do ai|ai", ...everyTwo("đơn vị|cơ quan|bộ phận|phòng|sở|ban|ngành", "nào|nào lo|nào làm"), "thì bên nào|bên nào lo|bên nào làm|do bên nào|phụ trách|chịu trách nhiệm|trách nhiệm của|trách nhiệm gì|trách nhiệm|có nhiệm vụ gì|nhiệm vụ gì|nhiệm vụ của|có nhiệm vụ|ai lo|ai làm|giao cho ai|cho ai|làm những gì|làm gì|việc gì|làm chi|việc chi|nhiệm vụ chi"],
    light: ["chủ trì|được giao|phải|bên"],
  },
  file: {
    said: ["tải về|tải xuống|tải|download|down|bản mềm|văn bản gốc|bản gốc|bản ký|bản scan|bản quét|bản pdf|bản word|bản đầy đủ|để in|in ra|docx|link / tải|link|tệp văn bản|file|tệp|pdf", ...everyTwo("lấy|xin", "/ văn bản|/ kế hoạch|/ chỉ thị|/ công văn")],
    light: ["word|văn bản|đầy đủ|toàn văn|có dấu đỏ|dấu đỏ"],
  },
  compare: {
    said: ["so sánh|so với|chênh nhau|chênh lệch|khác nhau|đối chiếu|xếp hạng", ...everyTwo("giữa các|từng", PLACES), ...everyTwo("|những", everyTwo(PLACES, "nào|mô")), "các nơi|các huyện|các tỉnh|các địa phương|ở đâu", ...everyTwo("nhiều|ít|cao|thấp|khá|tốt|nhanh|lớn", "hơn")],
    light: ["cao nhất|thấp nhất|nhiều nhất|ít nhất|nhanh nhất|chậm nhất|mạnh nhất|lớn nhất|nhỏ nhất|tốt nhất|đứng đầu|nhanh|chậm|nhất|các xã|nhiều|ít|giảm|tăng|cao|thấp"],
  },
  // Of a chairman it asks who signed; of others, who does something.
  name: {
    said: ["là ai|là người nào|tên gì|tên là gì|tên chi"],
    light: [],
  },
  // Who names an office looks for what it does, but asks nothing.
  office: {
    said: [],
    named: ["mttq|ubmttq|mặt trận tổ quốc|mặt trận|pnv|snv|pgd|pgdđt|sgdđt|ttvh", ...everyTwo("phòng|sở", "nội vụ|giáo dục|văn hóa|lao động|kinh tế|y tế"), "công an|ban chỉ huy quân sự|đoàn thanh niên|đài phát thanh|đài truyền hình|đài truyền thanh|trung tâm văn hóa|hội đồng thi đua|hội đồng tđkt"],
    light: [],
  },
  example: {
    said: [...everyTwo("ai|ai là|ai làm|những ai là", "gương|nêu gương|tấm gương|gương sáng|gương tốt|điển hình|người tốt|người tốt việc tốt"), ...everyTwo("gương|gương sáng|tấm gương|điển hình|người tốt việc tốt", "ai|của ai|là ai|là những ai|gồm những ai"), "ai được nêu gương|ai được nêu tên|ai được khen|ai được tuyên dương|những ai được nêu gương|được nêu gương|nêu gương|được khen thưởng|được khen|được biểu dương|được tuyên dương"],
    printed: ["gương người tốt việc tốt|gương người tốt|gương điển hình tiên tiến|gương điển hình|gương tiêu biểu|gương tốt|tấm gương sáng|tấm gương|gương sáng|gương|điển hình tiên tiến|điển hình|người tốt việc tốt|người tốt|việc tốt|tập thể tiêu biểu|cá nhân tiêu biểu|tiêu biểu"],
    light: ["làm tốt|làm giỏi|xây dựng|thực hiện|phong trào|lĩnh vực"],
  },
};

// Words of speech: they ask for nothing and carry little.
const SPEECH = "là gì|là|gì|nào|thế nào|như thế nào|ra sao|của|và|ở|tại|cho|các|những|được|có|thì|mà|với|về|theo|do|để|này|đó|cái|xin|hỏi|muốn|biết|xem|tìm|cần|tôi|em|mình|ạ|vậy|hiện|vẫn|đang|đã|sẽ|còn|bị|cũng|rất|nói|từ|đến|tới|trong|giờ|chỗ nào|chỗ mô|tới nay|đến nay|tới giờ|so với năm|so với cùng kỳ|so với kế hoạch|so với chỉ tiêu|mọi người|cho hỏi|giúp|giùm|dạ|ơi|ad|rồi|phải|vài|để làm bài|để viết bài|để viết văn|để báo cáo|để tham khảo|để học|thuyết trình|xã mình|huyện mình|tỉnh mình|quê mình|chỗ mình|ở đây";

// The last words of a question that is answered by yes or no, and of polite speech. Elsewhere they mean
// something: “không để xảy ra”.
const TAILS = "hay không|không ạ|chưa ạ|không|chưa|nữa|nhỉ|nhé|hả|à|thế|nha|hông|zậy|vậy".split("|").concat(everyTwo(["không", "hông", "chưa"], ["vậy", "zậy", "nhỉ", "ta", "em", "bạn", "anh", "chị"]));

// Words that name no plan among others: what stands beside them is asked for.
const GENERAL = "phát động|pt thi đua|pttđ|pt|kh|phong trào thi đua|phong trào|kế hoạch thi đua|kế hoạch|đợt thi đua|thi đua|đợt|chỉ thị|văn bản|chương trình|cuộc";

// Of two sorts that one question asks, the one that is meant: “tải bản gốc ở đâu” compares nothing.
const RATHER = [["file", "compare"], ["example", "compare"], ["signer", "who"]];

const ASKING = Object.entries(QUESTIONS).flatMap(([sort, { said, printed = [], light }]) => [
  ...said.flatMap(listed).map((text) => phrase(text, { sort, isTaken: true })),
  ...printed.flatMap(listed).map((text) => phrase(text, { sort })),
  ...light.flatMap(listed).map((text) => phrase(text, { within: sort })),
]);
const OFFICES = (QUESTIONS.office.named ?? []).flatMap(listed).map((text) => phrase(text));
const SPOKEN = listed(SPEECH).map((text) => phrase(text));
const ENDINGS = [...TAILS.map((text) => phrase(text, { isLast: true })), phrase("hơn", { sort: "compare", isTaken: true, isLast: true })];
const WHICH = everyTwo(PLACES, "nào").map((text) => phrase(text));
const COMPARING = ["so sánh", "đối chiếu", "xếp hạng"].map((text) => phrase(text));
const ASKERS = everyTwo("tôi|em|mình|cháu", "là|đang|ở|làm").map((text) => phrase(text));
const REQUESTS = listed("xin hỏi|cho hỏi|muốn hỏi|cho em hỏi|cho tôi hỏi|cho cháu hỏi|muốn biết|cần biết|cần tìm").map((text) => phrase(text));
const CHAIRS = ["chủ tịch", "người ký"].map((text) => phrase(text));
const INSIDE = ["ở", "tại", "thuộc", "trong"].map((text) => phrase(text));
const PHRASES = longestFirst([...ASKING, ...SPOKEN, ...ENDINGS]);
const GENERALS = longestFirst([...listed(GENERAL).map((text) => phrase(text)), ...SPOKEN]);

/** @param {string} text @param {{ sort?: string, isTaken?: boolean, within?: string, isLast?: boolean }} [of] @returns {Phrase} */
function phrase(text, { sort = "", isTaken = false, within = "", isLast = false } = {}) {
  const [own, kept = ""] = text.split(" / ");
  return { sort, isTaken, within, isLast, words: /** @type {import("./words.js").Word[]} */ (words(`${own} ${kept}`)), length: words(own).length };
}

/** @param {string | string[]} some @param {string | string[]} others */
function everyTwo(some, others) {
  return listed(some).flatMap((one) => listed(others).map((other) => `${one} ${other}`));
}

/** @param {string | string[]} texts */
function listed(texts) {
  return typeof texts === "string" ? texts.split("|") : texts;
}

/** @param {Phrase[]} phrases */
function longestFirst(phrases) {
  return phrases.sort((a, b) => b.words.length - a.words.length);
}

// Questions that every plan has an answer to.
const OF_ANY_PLAN = ["running", "deadline", "signer", "who", "file"];

// { terms: what to look for, asks: the sorts of question, isGeneral: whether nothing is left but what
// every plan is called }. A term is `general` where it is part of
// such a name. Quoted words ask nothing.
/**
 * @param {SearchIndex} index
 * @param {Term[]} typed
 * @returns {Promise<{ terms: Term[], asks: Set<string>, isGeneral: boolean }>}
 */
export async function understand(index, typed) {
  const terms = await spelledOut(index, withoutAsker(typed));
  /** @type {Set<string>} */
  const asks = new Set();
  /** @type {AskedTerm[]} */
  const kept = [];
  for (let at = 0; at < terms.length; ) {
    const found = await phraseAt(index, terms, at, PHRASES);
    const end = at + (found?.length ?? 1);
    if (found?.sort) asks.add(found.sort);
    if (!found?.isTaken) kept.push(...terms.slice(at, end).map((term) => ({ ...term, light: found ?? null })));
    else if (terms[end]) terms[end] = { ...terms[end], follows: false };
    at = end;
  }
  if (asks.delete("name")) asks.add(CHAIRS.some((one) => terms.some((_, at) => isHere(one, terms, at))) ? "signer" : "who");
  for (const [meant, other] of RATHER) if (asks.has(meant)) asks.delete(other);
  if (!asks.size && OFFICES.some((one) => isHere(one, terms, 0))) asks.add("office");
  if (asks.has("compare") && (asksWithin(terms, kept) || asksWhose(terms, kept))) asks.delete("compare");
  const isOfAny = OF_ANY_PLAN.some((sort) => asks.has(sort));
  // Beside a year too: “gương điển hình năm 2021”.
  const years = kept.filter(({ folded, light, joined }, at) => !light && !joined && (/^(19|20)\d\d$/.test(folded) || (folded === "nam" && /^(19|20)\d\d$/.test(kept[at + 1]?.folded ?? ""))));
  if (asks.has("example") && !isOfAny && kept.every((term) => term.light || years.includes(term))) {
    // “Xã nào được nêu gương?” names nothing but what it asks for: any example answers.
    // Its own words lead to tasks that print “nêu gương”; what all examples are called leads to them.
    return { terms: [...termsOf("gương"), ...years.map((term, at) => ({ ...term, light: false, follows: at > 0 && term.follows }))], asks: new Set(["example"]), isGeneral: false };
  }
  const isSpeech = kept.every(({ light }) => light && !light.sort && !light.within);
  if (isSpeech && !isOfAny && !kept.length) return { terms, asks: new Set(), isGeneral: false };
  /** @param {AskedTerm} term */
  const isLight = ({ light }) => light !== null && (!light.within || asks.has(light.within));
  const isBare = kept.every(isLight) && !isOfAny;
  const general = generalTerms(kept, asks);
  const meant = kept.map((term, at) => ({ ...term, light: !isBare && isLight(term), general: general.has(at) }));
  return { terms: meant, asks, isGeneral: isOfAny && general.size === kept.length };
}

// “Tôi là phóng viên, xin hỏi …”: who asks is not looked for.
/** @param {Term[]} terms */
function withoutAsker(terms) {
  const begins = ASKERS.some((one) => isHere(one, terms, 0));
  const end = begins ? terms.findLastIndex((_, at) => REQUESTS.some((one) => isHere(one, terms, at))) : -1;
  return terms.slice(Math.max(end, 0)).map((term, at) => ({ ...term, follows: at > 0 && term.follows }));
}

// The terms that are surely taken out, known without the index: nothing need be fetched for them.
/** @param {Term[]} terms @returns {Set<number>} */
export function takenOut(terms) {
  /** @type {Set<number>} */
  const taken = new Set();
  for (let at = 0; at < terms.length; at++) {
    const found = PHRASES.find((one) => one.words.length > 1 && isHere(one, terms, at));
    for (let step = 0; step < (found?.length ?? 0); step++) if (found?.isTaken) taken.add(at + step);
    at += found ? found.length - 1 : 0;
  }
  return taken;
}

// “Xã nào ở Hà Quảng đạt chuẩn?” asks what one plan says of its own communes: it compares no plans,
// unless it asks for the most or the least.
/** @param {Term[]} terms @param {AskedTerm[]} kept */
function asksWithin(terms, kept) {
  const which = terms.findIndex((_, at) => WHICH.some((one) => isHere(one, terms, at)));
  const isOnlyWhich = which >= 0 && !kept.some(({ light }) => light?.within === "compare");
  return isOnlyWhich && !COMPARING.some((one) => terms.some((_, at) => isHere(one, terms, at))) &&
    terms.slice(which).some((_, at) => INSIDE.some((one) => isHere(one, terms, which + at)));
}

// “Ở đâu xây 2 km đường?” gives a figure and asks whose it is: it compares none, unless it says so.
/** @param {Term[]} terms @param {AskedTerm[]} kept */
function asksWhose(terms, kept) {
  return kept.some(({ text }) => /^\d/.test(text) && !/^(19|20)\d\d$/.test(text)) &&
    !kept.some(({ light }) => light?.within === "compare") && !COMPARING.some((one) => terms.some((_, at) => isHere(one, terms, at)));
}

// The longest phrase that begins at a term. One short word may be another without its marks, or a part
// of a longer word: then it must not make a pair of the site with what stands beside it. Nor must “nhanh
// hơn”: who writes “đẩy nhanh hơn” compares nothing.
/** @param {SearchIndex} index @param {Term[]} terms @param {number} at @param {Phrase[]} phrases */
async function phraseAt(index, terms, at, phrases) {
  for (const one of phrases) {
    if (!isHere(one, terms, at)) continue;
    if ((one.words.length > 1 && one.words.at(-1)?.folded !== "hon") || !(await isPart(index, terms, at, one))) return one;
  }
  return null;
}

/** @param {Phrase} phrase @param {(Term | AskedTerm)[]} terms @param {number} at */
function isHere({ words: own, isLast }, terms, at) {
  if (isLast && (at + own.length < terms.length || !at)) return false;
  return own.every((word, step) => {
    const term = terms[at + step];
    if (!term || term.phrase || (step && !term.follows)) return false;
    return term.folded === word.folded && (term.marks === null || term.marks === word.marks);
  });
}

/** @param {SearchIndex} index @param {Term[]} terms @param {number} at @param {Phrase} phrase */
async function isPart(index, terms, at, { sort, within, length }) {
  const term = terms[at];
  if (term.short) return false; // it was no part of a word
  if (within === "compare") return false; // “giảm nghèo nhiều nhất” asks the same without its marks
  if (term.text !== term.text.toLowerCase() && terms.some(({ text }) => text !== text.toUpperCase()) && at) return true;
  if (!sort && term.marks !== null) return false;
  // With its marks it is another word only as the end of a longer one: “vận tải”, but not “tải bản gốc”.
  const after = term.marks === null && length === 1 && terms[at + 1]?.follows && [term, terms[at + 1]];
  const pairs = /** @type {Term[][]} */ ([term.follows && [terms[at - 1], term], after].filter(Boolean));
  const known = await Promise.all(pairs.map((pair) => isKnown(index, pair)));
  return known.some(Boolean);
}

/** @param {SearchIndex} index @param {Term[]} pair */
async function isKnown(index, pair) {
  const variants = await index.key(pair.map(({ folded }) => folded).join(" "));
  return variants.some(({ marks }) => pair.every((term, place) => term.marks === null || term.marks === marks[place]));
}

// The places of the terms that say only that a plan is meant, or that it runs.
/** @param {AskedTerm[]} terms @param {Set<string>} asks */
function generalTerms(terms, asks) {
  /** @param {Phrase | null} light */
  const isRunning = (light) => light?.within === "running" && asks.has("running");
  const found = new Set([...terms.keys()].filter((at) => terms[at].light?.isLast || isRunning(terms[at].light)));
  for (let at = 0; at < terms.length; ) {
    const length = GENERALS.find((one) => isHere(one, terms, at))?.length ?? 0;
    for (let step = 0; step < length; step++) found.add(at + step);
    at += length || 1;
  }
  return found;
}

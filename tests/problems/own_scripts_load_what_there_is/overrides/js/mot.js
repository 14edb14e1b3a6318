import { hai } from "./hai.js";
import { ba } from "./baa.js";
// import { cu } from "./cu.js";
import "https://cdn.example/x.js";
fetch("https://may-chu.example/x.json");

import { mot } from "./mot.js";
const them = import("chart");

import { likenes } from "./likeness.js";
export const words = 1;
const later = () => import("../slips.js");
const gone = () => import("../slip.js");
import { slips } from "../slips.js";

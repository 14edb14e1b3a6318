import { likenes } from "./likeness.js";
export const words = 1;

"""Reading the text of an original, of any type, as paragraphs.

Both the comparison of a plan with its original and the drafting of a plan from a document use this
package, so that they always get the same words.
"""

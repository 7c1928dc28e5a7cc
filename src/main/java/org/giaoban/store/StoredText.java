package org.giaoban.store;

/** A paragraph of a submission: the key of its text block in the form, its position in the block from 1, its content. */
public record StoredText(long submission, String block, int ordinal, String content) {}

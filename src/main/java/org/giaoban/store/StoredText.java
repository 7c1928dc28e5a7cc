package org.giaoban.store;

/** A paragraph of a submission: the form's text block, its place within the block from 1, and its content. */
public record StoredText(long submission, String block, int ordinal, String content) {}

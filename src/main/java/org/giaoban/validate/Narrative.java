package org.giaoban.validate;

/**
 * A paragraph that a unit wrote, to be printed as given.
 *
 * @param block key of the form's text block: shortcomings, tasks
 * @param ordinal its place within the block, from 1
 */
public record Narrative(String block, int ordinal, String text, String sheet, String cell) {}

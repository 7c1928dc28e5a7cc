package org.giaoban.receive;

import java.time.LocalDate;

/**
 * One arrival: a line of {@code input/receipts.csv}.
 *
 * @param ordinal its place in the ledger, from 1; later is newer
 * @param sha256 of the file's bytes
 * @param path relative to the drop folder, with slashes
 * @param firstSeen business date of the run that saw it first
 */
public record Receipt(long ordinal, String sha256, String path, LocalDate firstSeen) {}

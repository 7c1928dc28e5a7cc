package org.giaoban.receive;

import java.time.LocalDate;

/**
 * A received file: a row of {@code input/receipts.csv}.
 *
 * @param ordinal row number in the ledger, from 1; a larger one is newer
 * @param sha256 SHA-256 of the file's bytes, in hexadecimal
 * @param path path relative to the drop folder, with slashes; that of a file in a zip goes on after the zip's path
 * @param firstSeen day of receipt, see {@link DayOfReceipt}
 */
public record Receipt(long ordinal, String sha256, String path, LocalDate firstSeen) {}

package org.giaoban.store;

import org.giaoban.receive.Receipt;

/**
 * A receipt of a file that is in the drop folder.
 *
 * @param first line in the ledger of the first receipt of the same bytes, which may be this receipt
 */
public record StoredReceipt(Receipt receipt, long first) {}

package org.giaoban.store;

import org.giaoban.receive.Receipt;

/**
 * A receipt whose file lies in the drop folder.
 *
 * @param first the first receipt of the same bytes; the receipt itself where it is the first
 */
public record StoredReceipt(Receipt receipt, long first) {}

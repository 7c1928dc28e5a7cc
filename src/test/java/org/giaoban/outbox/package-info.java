/** Deliveries to real mail servers, files and folders, and the ledger after disturbances. */
@NullMarked
package org.giaoban.outbox;

import org.jspecify.annotations.NullMarked;

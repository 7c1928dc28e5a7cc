/** Finds the files in the drop folder and enters each new file in the ledger of receipts. */
@NullMarked
package org.giaoban.receive;

import org.jspecify.annotations.NullMarked;

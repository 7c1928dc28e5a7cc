/** Finds what lies in the drop folder and enters each arrival in the ledger of receipts, once. */
@NullMarked
package org.giaoban.receive;

import org.jspecify.annotations.NullMarked;

/** What is sent to whom: the deliveries that are due, their messages, and the ledger of what was sent. */
@NullMarked
package org.giaoban.outbox;

import org.jspecify.annotations.NullMarked;

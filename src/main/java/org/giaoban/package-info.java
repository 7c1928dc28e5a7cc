/** From the districts' spreadsheets to the leaders' PDF, overnight: receive → load → aggregate → render → deliver. */
@NullMarked
package org.giaoban;

import org.jspecify.annotations.NullMarked;

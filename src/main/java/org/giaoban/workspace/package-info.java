/**
 * What every stage uses of the machine: the folders and files of the workspace, their hashes, copies and lock, CSV, the
 * messages of commands, and the terminal.
 */
@NullMarked
package org.giaoban.workspace;

import org.jspecify.annotations.NullMarked;

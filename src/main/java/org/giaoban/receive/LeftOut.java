package org.giaoban.receive;

import org.giaoban.model.FindingCode;

/**
 * A file of the drop folder that a run did not read and that the next run looks at again.
 *
 * @param path path relative to the drop folder, with slashes
 * @param reason code of the finding that says why it was not read
 */
public record LeftOut(String path, FindingCode reason) {

    /** True if a path is that of the file or, if it is a zip, of a file in it. */
    boolean covers(String other) {
        return other.equals(path) || other.startsWith(path + "/");
    }
}

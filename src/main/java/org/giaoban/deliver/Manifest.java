package org.giaoban.deliver;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The list of the files in the folder of a period, with the submissions that each file was computed from.
 *
 * @param templates hash of all files under {@code templates/}
 */
record Manifest(
        String period, int revision, @JsonProperty("as_of") String asOf, String templates, List<Entry> files) {

    /**
     * One file.
     *
     * @param path relative to the period's folder
     * @param inputs SHA-256 of the submissions that affect the file
     */
    record Entry(
            String path,
            String sha256,
            int revision,
            @JsonProperty("as_of") String asOf,
            List<String> inputs) {}
}

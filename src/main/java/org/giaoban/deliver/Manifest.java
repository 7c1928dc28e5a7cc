package org.giaoban.deliver;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a period's folder holds and what each file was made from.
 *
 * @param templates hash of all files under {@code templates/}
 */
record Manifest(
        String period, int revision, @JsonProperty("as_of") String asOf, String templates, List<Entry> files) {

    /**
     * One file.
     *
     * @param path relative to the period's folder
     * @param inputs SHA-256 of the submissions that bear on it
     */
    record Entry(
            String path,
            String sha256,
            int revision,
            @JsonProperty("as_of") String asOf,
            List<String> inputs) {}
}

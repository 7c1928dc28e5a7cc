package org.giaoban.workspace;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup consists of, as {@code manifest.json} in it says.
 *
 * @param format version of the backup's format
 * @param made local time at which it was made
 * @param files every file but the manifest itself, in the order of their names
 */
record BackupManifest(int format, String made, List<Entry> files) {

    static final String NAME = "manifest.json";
    static final int FORMAT = 1;

    /** The parts of a workspace that output is made from; the first two are files. */
    static final List<String> PLACES = List.of("office.yaml", "office.schema.json", "templates", "input");

    private static final Set<String> NO_NAMES = Set.of("", ".", "..");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    BackupManifest {
        Objects.requireNonNull(made);
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param name path below the workspace, with slashes
     * @param size in bytes
     * @param sha256 hash of its bytes
     */
    record Entry(String name, long size, String sha256) {

        Entry {
            Objects.requireNonNull(name);
            Objects.requireNonNull(sha256);
        }

        /** True if the name is a path below one of the places and leads nowhere else, whatever the operating system. */
        boolean isWithinPlaces() {
            List<String> segments = List.of(name.split("/", -1));
            boolean isFile = name.startsWith("office.");
            return PLACES.contains(segments.get(0))
                    && (segments.size() == 1) == isFile
                    && segments.stream().noneMatch(NO_NAMES::contains)
                    && !CONTROL.matcher(name).find();
        }
    }

    static BackupManifest parse(byte[] json) {
        return JSON.readValue(json, BackupManifest.class);
    }

    byte[] json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }
}

package org.giaoban.spreadsheet;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.giaoban.spreadsheet.WorkbookFiles.Reading;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON in which the process that reads .xls files sends a {@link Reading} to the process that asked for it. Cells
 * are JSON arrays, because their property names would be most of the text.
 */
final class WorkbookJson {

    /** The stream stays open for the next reading, which the sender writes only after the next request. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(Visibility.NONE))
            .withConfigOverride(Cell.class, cell -> cell.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)))
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private WorkbookJson() {}

    /** Writes through a {@code Writer}, which replaces half surrogate pairs in damaged texts instead of failing. */
    static void write(Reading reading, OutputStream out) {
        JSON.writeValue(new OutputStreamWriter(out, StandardCharsets.UTF_8), reading);
    }

    /** Reads one reading and leaves the stream open. */
    static Reading read(InputStream in) {
        return JSON.readValue(in, Reading.class);
    }
}

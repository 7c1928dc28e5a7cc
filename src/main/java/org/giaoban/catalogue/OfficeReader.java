package org.giaoban.catalogue;

import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.giaoban.model.Office;
import org.giaoban.model.OperatorError;
import org.giaoban.workspace.Workspace;
import org.springframework.scheduling.support.CronExpression;
import tools.jackson.databind.JsonNode;

/** Reads {@code office.yaml}, which stands at the workspace's root and may be missing. */
public final class OfficeReader {

    private static final String SCHEMA = "office.schema.json";

    private final Workspace workspace;
    private final Faults faults = new Faults();

    public OfficeReader(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Returns what the file says, with the schema's default for each key that it leaves out.
     *
     * @throws OperatorError with every fault of the file
     */
    public Office read() {
        DefinitionReader reader = new DefinitionReader(workspace, faults);
        if (!Files.exists(workspace.office())) {
            return reader.createDefault(SCHEMA, Office.class);
        }
        var read = reader.read(workspace.office(), SCHEMA, Office.class, this::check);
        faults.throwIfAny();
        return read.orElseThrow().value();
    }

    /** Checks what a schema cannot say: that the zone exists, and that the cron expressions can be read. */
    private void check(JsonNode office, DefinitionReader.Place place) {
        JsonNode zone = office.path("zone");
        if (zone.isString() && !isZone(zone.stringValue())) {
            faults.add("no-zone", place.of("/zone"), zone.stringValue());
        }
        JsonNode schedule = office.path("schedule");
        for (int i = 0; i < schedule.size(); i++) {
            JsonNode cron = schedule.get(i);
            if (cron.isString() && !CronExpression.isValidExpression(cron.stringValue())) {
                faults.add("no-cron", place.of("/schedule/" + i), cron.stringValue());
            }
        }
    }

    private static boolean isZone(String id) {
        try {
            ZoneId.of(id);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}

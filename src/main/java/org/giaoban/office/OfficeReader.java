package org.giaoban.office;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.DefinitionReader;
import org.giaoban.catalogue.Faults;
import org.giaoban.model.OperatorError;
import org.giaoban.workspace.Workspace;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
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
        return read(Optional.empty());
    }

    /**
     * Does the same and checks that the reports, units and levels that the file names are among the definitions, and that the
     * templates of messages can be filled.
     *
     * @throws OperatorError with every fault of the file
     */
    public Office read(Catalogue catalogue) {
        return read(Optional.of(catalogue));
    }

    private Office read(Optional<Catalogue> catalogue) {
        DefinitionReader reader = new DefinitionReader(workspace, faults);
        if (!Files.exists(workspace.office())) {
            return reader.createDefault(SCHEMA, Office.class);
        }
        var read = reader.read(workspace.office(), SCHEMA, Office.class, (office, place) -> {
            check(office, place);
            new DeliveryChecks(faults, catalogue).check(office, place);
        });
        faults.throwIfAny();
        return read.orElseThrow().value();
    }

    /**
     * Finds the language that the file names, without a check of the file: a help page or a message needs no more, and reading a
     * schema would take a third of its time.
     */
    public static Optional<Locale> findLanguage(Workspace workspace) {
        if (!Files.isRegularFile(workspace.office())) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(workspace.office(), StandardCharsets.UTF_8);
            Object file = new Load(LoadSettings.builder().build()).loadFromString(text);
            return file instanceof Map<?, ?> keys && "en".equals(keys.get("language"))
                    ? Optional.of(Locale.ENGLISH)
                    : Optional.empty();
        } catch (IOException | YamlEngineException e) {
            return Optional.empty();
        }
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

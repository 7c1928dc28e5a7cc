package org.giaoban.catalogue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.giaoban.catalogue.DefinitionReader.Definition;
import org.giaoban.model.Form;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OrgTree;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.workspace.BuildId;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;

/** Loads the {@link Catalogue} of a workspace. */
public final class CatalogueLoader {

    private final Workspace workspace;
    private final Faults faults = new Faults();
    private final DefinitionReader reader;

    public CatalogueLoader(Workspace workspace) {
        this.workspace = workspace;
        this.reader = new DefinitionReader(workspace, faults);
    }

    /**
     * Reads and checks all definitions and ledgers.
     *
     * @throws OperatorError with every fault of every file
     */
    public Catalogue load() {
        Path templates = workspace.templates();
        List<Definition<ReportingCalendar>> calendarFiles = reader.readAll(
                templates.resolve("calendars"), "*.yaml", "calendars/calendar.schema.json", ReportingCalendar.class);
        Map<String, ReportingCalendar> calendars = byCode(calendarFiles, ReportingCalendar::code);
        new Calendars(faults, calendars).complete(calendarFiles);
        List<Definition<Form>> formFiles =
                reader.readAll(templates.resolve("forms"), "*.yaml", "forms/form.schema.json", Form.class);
        Map<String, Form> forms = byCode(formFiles, Form::code);
        formFiles.forEach(form -> new FormChecks(form, faults).check(calendars));
        if (forms.isEmpty() && !faults.isAnyRefused("forms")) {
            faults.add("form-none", workspace.show(templates.resolve("forms")));
        }
        List<Definition<Layout>> layoutFiles =
                reader.readAll(templates.resolve("layouts"), "*.yaml", "layouts/layout.schema.json", Layout.class);
        Map<String, Layout> layouts = byCode(layoutFiles, Layout::code);
        layoutFiles.forEach(new LayoutChecks(faults)::check);
        Reports reportFiles = new Reports(workspace, faults, forms, calendars, layouts);
        Map<String, ReportDefinition> reports = reportFiles.read(reader);
        OrgTree units = new OrgUnits(workspace, faults).read();
        reportFiles.checkLevels(units);
        Ledgers ledgers = new Ledgers(workspace, faults, units, forms.values(), calendars.values());
        var targets = ledgers.readTargets();
        var decisions = ledgers.readDecisions();
        faults.throwIfAny();
        String hash = Hashes.ofText(BuildId.get()
                + workspace.zone()
                + Hashes.ofFiles(
                        workspace.root(),
                        List.of(
                                templates.resolve("forms"),
                                templates.resolve("calendars"),
                                workspace.input().resolve("org-units.csv"))));
        return new Catalogue(
                forms,
                calendars,
                layouts,
                reports,
                units,
                targets,
                decisions,
                new Catalogue.Origin(workspace.zone(), hash));
    }

    private <T> Map<String, T> byCode(List<Definition<T>> definitions, Function<T, String> code) {
        Map<String, T> map = new LinkedHashMap<>();
        for (Definition<T> definition : definitions) {
            String key = code.apply(definition.value());
            if (!definition.file().endsWith("/" + key + ".yaml")) {
                faults.add("file-name", definition.at("/code"), key);
            }
            map.put(key, definition.value());
        }
        return map;
    }
}

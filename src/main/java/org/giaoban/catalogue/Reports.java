package org.giaoban.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.giaoban.catalogue.DefinitionReader.Definition;
import org.giaoban.model.DataElement;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Report;
import org.giaoban.model.Report.Kind;
import org.giaoban.model.Report.Template;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.NearestName;
import org.giaoban.workspace.Workspace;

/**
 * Reads the reports under {@code templates/reports/} with their templates and checks them against forms and layouts.
 */
final class Reports {

    private static final String SCHEMA = "reports/report.schema.json";

    private final Workspace workspace;
    private final Faults faults;
    private final Map<String, Form> forms;
    private final Map<String, ReportingCalendar> calendars;
    private final Map<String, Layout> layouts;
    private final List<Definition<Report>> definitions = new ArrayList<>();

    Reports(
            Workspace workspace,
            Faults faults,
            Map<String, Form> forms,
            Map<String, ReportingCalendar> calendars,
            Map<String, Layout> layouts) {
        this.workspace = workspace;
        this.faults = faults;
        this.forms = forms;
        this.calendars = calendars;
        this.layouts = layouts;
    }

    Map<String, ReportDefinition> read(DefinitionReader reader) {
        Map<String, ReportDefinition> reports = new LinkedHashMap<>();
        Path folder = workspace.templates().resolve("reports");
        for (Definition<Report> definition : reader.readAll(folder, "report.yaml", SCHEMA, Report.class)) {
            definitions.add(definition);
            Report report = definition.value();
            Path own = folder.resolve(report.code());
            if (!definition.file().endsWith("/" + report.code() + "/report.yaml")) {
                fault("folder-name", definition, "/code", report.code());
                continue;
            }
            Map<String, String> files = files(own, workspace.show(own));
            check(definition, files.keySet());
            Form form = forms.get(report.form());
            Layout layout = layouts.get(report.layout());
            ReportingCalendar calendar = form == null ? null : calendars.get(form.calendar());
            if (form != null && layout != null && calendar != null) {
                Map<String, Layout> dated = new TreeMap<>(layouts);
                dated.keySet()
                        .retainAll(report.dated().stream()
                                .map(Report.Dated::layout)
                                .toList());
                String hash = Hashes.ofFiles(
                        workspace.root(),
                        Stream.concat(
                                        Stream.of(own),
                                        Stream.concat(Stream.of(layout.code()), dated.keySet().stream())
                                                .distinct()
                                                .map(code -> workspace
                                                        .templates()
                                                        .resolve("layouts")
                                                        .resolve(code + ".yaml")))
                                .toList());
                reports.put(report.code(), new ReportDefinition(report, form, calendar, layout, dated, files, hash));
            }
        }
        return reports;
    }

    /** Checks that units have the levels on whose units a report is made; a form may name a level that no unit has yet. */
    void checkLevels(OrgTree units) {
        Set<String> known = units.list().stream()
                .map(OrgUnit::level)
                .filter(level -> !level.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!known.isEmpty()) {
            forms.values().forEach(form -> known.addAll(form.levels()));
        }
        for (Definition<Report> definition : known.isEmpty() ? List.<Definition<Report>>of() : definitions) {
            List<String> levels = definition.value().levels();
            for (int i = 0; i < levels.size(); i++) {
                if (!known.contains(levels.get(i))) {
                    nameFault("report-no-level", definition, "/levels/" + i, levels.get(i), known);
                }
            }
        }
    }

    private void check(Definition<Report> definition, Set<String> files) {
        Report report = definition.value();
        checkLayout(definition, "/layout", report.layout());
        for (int i = 0; i < report.dated().size(); i++) {
            Report.Dated dated = report.dated().get(i);
            if (!dated.layout().isEmpty()) {
                checkLayout(definition, "/dated/" + i + "/layout", dated.layout());
            }
            if (dated.from() != null && dated.until() != null && dated.until().isBefore(dated.from())) {
                fault("report-dates", definition, "/dated/" + i, dated.from(), dated.until());
            }
        }
        new TreeMap<>(report.templates()).forEach((template, file) -> {
            checkFile(definition, "/templates/" + template.name().toLowerCase(Locale.ROOT), file, files);
        });
        List<Template> needed = needed(report);
        if (!report.templates().keySet().containsAll(needed)) {
            fault(
                    "report-no-templates",
                    definition,
                    "/templates",
                    words(report.templates().keySet()),
                    words(needed));
        }
        checkFile(definition, "/wording/opening", report.wording().opening(), files);
        Form form = forms.get(report.form());
        if (form == null) {
            if (!faults.isRefused("forms", report.form())) {
                nameFault("report-no-form", definition, "/form", report.form(), forms.keySet());
            }
            return;
        }
        List<String> sections = form.sections().stream().map(Form.Section::code).toList();
        List<String> blocks = form.sheets().texts().stream()
                .flatMap(sheet -> sheet.blocks().stream())
                .map(Form.TextBlock::key)
                .toList();
        for (int i = 0; i < report.chapters().size(); i++) {
            String at = "/chapters/" + i;
            Report.Chapter chapter = report.chapters().get(i);
            if (!sections.contains(chapter.section())) {
                nameFault("report-no-section", definition, at + "/section", chapter.section(), sections);
            }
            checkFile(definition, at + "/narrative", chapter.narrative(), files);
            if (!chapter.chart().isEmpty()) {
                checkCode(definition, at + "/chart", chapter.chart(), form);
            }
        }
        for (int i = 0; i < report.elements().size(); i++) {
            checkCode(definition, "/elements/" + i, report.elements().get(i), form);
        }
        checkPage(definition, form);
        for (int i = 0; i < report.texts().size(); i++) {
            String block = report.texts().get(i).block();
            if (!blocks.contains(block)) {
                nameFault("report-no-block", definition, "/texts/" + i + "/block", block, blocks);
            }
        }
    }

    private static List<Template> needed(Report report) {
        return switch (report.kind()) {
            case BRIEFING -> List.of(Template.BODY, Template.UNITS, Template.QUALITY);
            case SHEET -> List.of(Template.BODY);
            case FIGURES -> List.of(Template.UNITS);
            case QUALITY -> List.of(Template.QUALITY, Template.UNITS);
            case SUMMARY ->
                report.formats().contains(Report.Format.HTML)
                        ? List.of(Template.BODY, Template.HTML)
                        : List.of(Template.BODY);
        };
    }

    private void checkPage(Definition<Report> definition, Form form) {
        Report report = definition.value();
        boolean isSummary = report.kind() == Kind.SUMMARY;
        if (isSummary == report.page().tiles().isEmpty()) {
            fault(isSummary ? "report-no-page" : "report-page-useless", definition, isSummary ? "/kind" : "/page");
        }
        if (!isSummary && report.formats().contains(Report.Format.HTML)) {
            fault("report-no-html", definition, "/formats");
        }
        if (!isSummary && report.formats().contains(Report.Format.PPTX)) {
            fault("report-no-pptx", definition, "/formats");
        }
        if (report.kind() != Kind.BRIEFING && report.formats().contains(Report.Format.DOCX)) {
            fault("report-no-docx", definition, "/formats");
        }
        checkCodes(definition, "/page/tiles", report.page().tiles(), form);
        checkCodes(definition, "/page/plans", report.page().plans(), form);
    }

    private void checkCodes(Definition<Report> definition, String at, List<Report.Shown> shown, Form form) {
        for (int i = 0; i < shown.size(); i++) {
            checkCode(definition, at + "/" + i + "/element", shown.get(i).element(), form);
        }
    }

    private void checkLayout(Definition<Report> definition, String at, String layout) {
        if (!layouts.containsKey(layout) && !faults.isRefused("layouts", layout)) {
            nameFault("report-no-layout", definition, at, layout, layouts.keySet());
        }
    }

    private void checkCode(Definition<Report> definition, String at, String code, Form form) {
        if (form.findElement(code).isEmpty() && form.findIndicator(code).isEmpty()) {
            Collection<String> known = Stream.concat(
                            form.elements().stream().map(DataElement::code),
                            form.indicators().stream().map(Indicator::code))
                    .toList();
            faults.add(Fault.of("report-no-element", definition.at(at), code, form.code())
                    .likely(NearestName.find(code, known)));
        }
    }

    private void checkFile(Definition<Report> definition, String at, String file, Set<String> files) {
        if (!file.isEmpty() && !files.contains(file)) {
            faults.add(Fault.of("report-no-file", definition.at(at), file).likely(NearestName.find(file, files)));
        }
    }

    private void fault(String key, Definition<Report> definition, String pointer, Object... values) {
        faults.add(key, definition.at(pointer), values);
    }

    /** Adds the fault of a name that there is not, with the names that there are. */
    private void nameFault(
            String key, Definition<Report> definition, String pointer, String written, Collection<String> known) {
        faults.add(Fault.of(key, definition.at(pointer), written, new TreeSet<>(known))
                .likely(NearestName.find(written, known)));
    }

    /** Returns the names of templates as report.yaml writes them, sorted. */
    private static List<String> words(Collection<Template> templates) {
        return templates.stream()
                .map(template -> template.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    /** Reads the files of a report, images in Base64; one that is neither an image nor a text is a fault. */
    private Map<String, String> files(Path folder, String shown) {
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.filter(Files::isRegularFile).sorted().toList()) {
                String name = Objects.requireNonNull(file.getFileName()).toString();
                try {
                    files.put(
                            name,
                            ReportDefinition.isImage(name)
                                    ? image(file, shown + "/" + name)
                                    : Files.readString(file, StandardCharsets.UTF_8));
                } catch (CharacterCodingException e) {
                    files.put(name, "");
                    faults.add("definition-unreadable", shown + "/" + name, "≠ UTF-8");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private String image(Path file, String shown) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (ImageIO.read(new ByteArrayInputStream(bytes)) == null) {
            faults.add("image-unreadable", shown);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}

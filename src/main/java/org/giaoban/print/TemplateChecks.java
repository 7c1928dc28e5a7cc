package org.giaoban.print;

import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JRVariable;
import net.sf.jasperreports.engine.design.JasperDesign;
import org.giaoban.briefing.Briefing;
import org.giaoban.catalogue.Glyphs;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Report.Format;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Wording;
import org.giaoban.narrative.NarrativeRenderer;
import org.giaoban.narrative.Phrases;
import org.giaoban.render.Document;
import org.giaoban.render.Document.Section;
import org.giaoban.render.TableColumn;
import org.giaoban.render.TemplateFaults;
import org.giaoban.render.TemplateVariables;
import org.giaoban.summary.LeadersPage;
import org.giaoban.workspace.NearestName;
import org.jspecify.annotations.Nullable;

/**
 * Checks before the first document that templates use only variables, fields and parameters that documents have.
 * Narrative templates are rendered with a made-up briefing in which every figure is known; fields and parameters of JRXML
 * templates are compared with the sections of its document.
 */
final class TemplateChecks {

    private static final Pattern IMAGE = Pattern.compile("\\$P\\{" + Printer.IMAGES + "}\\.get\\(\"([^\"]*)\"\\)");

    private final ReportRenderer renderer;
    private final Wording wording;
    private final List<Fault> faults = new ArrayList<>();

    TemplateChecks(ReportRenderer renderer, Wording wording) {
        this.renderer = renderer;
        this.wording = wording;
    }

    void check(ReportDefinition definition) {
        Briefing probe = SampleBriefing.of(definition).briefing(wording);
        definition.files().forEach((file, text) -> checkGlyphs(definition, file, text));
        List<String> files = SampleBriefing.narratives(definition);
        TextChecks.check(definition, files, faults);
        // what is no mark may be half of one, and its other half would be reported too
        List<String> sound = files.stream()
                .filter(file ->
                        faults.stream().noneMatch(fault -> fault.where().startsWith(definition.path(file) + ":")))
                .toList();
        int before = faults.size();
        NarrativeRenderer narratives = new NarrativeRenderer(definition.files(), wording.locale());
        sound.forEach(file -> checkNarrative(definition, narratives, file, probe));
        if (definition.report().formats().contains(Format.HTML)) {
            checkHtml(definition, probe);
        }
        if (faults.size() == before && sound.equals(files)) {
            Document document = renderer.compose(definition.report().code(), probe, probe);
            document.sections().forEach(section -> checkDesign(document, section));
        }
    }

    private void checkGlyphs(ReportDefinition definition, String file, String text) {
        String missing = Glyphs.findMissing(text);
        if (!missing.isEmpty()) {
            long line = 1
                    + text.lines()
                            .takeWhile(each -> Glyphs.findMissing(each).isEmpty())
                            .count();
            faults.add(Fault.of("template-letter", definition.path(file) + ":" + line, missing));
        }
    }

    /**
     * Ends the checks.
     *
     * @throws OperatorError with all faults found, if any
     */
    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new OperatorError(faults);
        }
    }

    private void checkNarrative(
            ReportDefinition definition, NarrativeRenderer narratives, String file, Briefing probe) {
        int before = faults.size();
        Briefing empty = SampleBriefing.withoutFigures(probe);
        for (OrgUnit unit : SampleBriefing.issuing(definition, probe.unit())) {
            Map<String, String> words = TemplateVariables.of(definition, unit, probe.unit(), probe.period(), wording)
                    .words();
            Phrases phrases = new Phrases(probe, false, wording);
            Set<String> names = NarrativeRenderer.listNames(words, phrases);
            checkTemplate(definition, file, names, () -> narratives.render(file, words, phrases));
            if (faults.size() == before) {
                Phrases none = new Phrases(empty, false, wording);
                checkTemplate(definition, file, names, () -> narratives.render(file, words, none));
            }
            if (faults.size() > before) {
                return;
            }
        }
    }

    private void checkHtml(ReportDefinition definition, Briefing probe) {
        LeadersPage page = renderer.composePage(
                definition.report().code(), probe, SampleBriefing.of(definition).past());
        checkTemplate(
                definition,
                definition.fileOf(Template.HTML),
                HtmlPages.listNames(),
                () -> renderer.htmlPages(definition).write(page));
    }

    /** Rendering of a FreeMarker template. */
    private interface Rendering {
        String run() throws TemplateException;
    }

    private void checkTemplate(
            ReportDefinition definition, String file, Collection<String> names, Rendering rendering) {
        try {
            rendering.run();
        } catch (TemplateException e) {
            faults.add(TemplateFaults.fault(definition, file, e, names));
        } catch (UncheckedIOException e) {
            IOException cause = Objects.requireNonNull(e.getCause());
            faults.add(
                    cause instanceof ParseException parse
                            ? TemplateFaults.fault(definition, file, parse)
                            : Fault.of("narrative-failed", definition.path(file) + ":1", cause.getMessage()));
        }
    }

    private void checkDesign(Document document, Section section) {
        ReportDefinition definition = document.definition();
        String file = definition.fileOf(section.template());
        int before = faults.size();
        try {
            JasperDesign design = LayoutApplier.read(DefaultJasperReportsContext.getInstance(), definition.file(file));
            section.rows().stream()
                    .findFirst()
                    .ifPresent(row -> checkFields(
                            design,
                            row.getClass(),
                            field -> JrxmlFaults.at(definition, file, "name=\"" + field + "\"")));
            checkParameters(
                    design,
                    section.with(Printer.IMAGES, Map.of()).parameters(),
                    parameter -> JrxmlFaults.at(definition, file, "name=\"" + parameter + "\""));
            ColumnVariants.findUnknown(design)
                    .forEach(name -> faults.add(JrxmlFaults.noName(
                            "jrxml-no-column",
                            JrxmlFaults.at(definition, file, "key=\"column." + name + "\""),
                            name,
                            Stream.of(TableColumn.values()).map(TableColumn::id).toList())));
            if (faults.size() == before) {
                checkNames(design, definition, file);
            }
            if (faults.size() == before) {
                renderer.checkTemplate(document, section);
            }
        } catch (OperatorError e) {
            faults.addAll(e.faults());
        } catch (JRException | JRRuntimeException e) {
            faults.add(JrxmlFaults.fault("jrxml-format", definition, file, e));
        }
    }

    /** Checks that expressions use only fields, parameters and variables that the template declares. */
    private void checkNames(JasperDesign design, ReportDefinition definition, String file) {
        Map<String, Collection<String>> declared = Map.of(
                "$F", design.getFieldsList().stream().map(JRField::getName).toList(),
                "$P",
                        design.getParametersList().stream()
                                .map(JRParameter::getName)
                                .toList(),
                "$V",
                        design.getVariablesList().stream()
                                .map(JRVariable::getName)
                                .toList());
        checkImages(definition, file);
        for (JrxmlFaults.Used used : JrxmlFaults.Used.list(definition.file(file))) {
            Collection<String> known = declared.getOrDefault(used.sign(), List.of());
            if (!known.contains(used.name())) {
                faults.add(Fault.of(
                                "jrxml-not-declared",
                                definition.path(file) + ":" + used.line(),
                                used.sign() + "{" + used.name() + "}")
                        .likely(NearestName.find(used.name(), known)));
            }
        }
    }

    private void checkImages(ReportDefinition definition, String file) {
        Set<String> known = definition.listImages();
        IMAGE.matcher(definition.file(file))
                .results()
                .filter(found -> !known.contains(found.group(1)))
                .forEach(found -> faults.add(JrxmlFaults.noName(
                        "jrxml-no-image", JrxmlFaults.at(definition, file, found.group()), found.group(1), known)));
    }

    private void checkFields(JasperDesign design, Class<?> row, UnaryOperator<String> where) {
        for (JRField field : design.getFieldsList()) {
            Class<?> type = RecordSource.type(row, field.getName());
            if (type == null) {
                faults.add(JrxmlFaults.noName(
                        "jrxml-no-field",
                        where.apply(field.getName()),
                        field.getName(),
                        RecordSource.paths(row).keySet()));
            } else if (!field.getValueClassName().equals(type.getName())) {
                faults.add(Fault.of(
                        "jrxml-field-type",
                        where.apply(field.getName()),
                        field.getName(),
                        field.getValueClassName(),
                        type.getName()));
            }
        }
    }

    private void checkParameters(JasperDesign design, Map<String, Object> given, UnaryOperator<String> where) {
        for (JRParameter parameter : design.getParametersList()) {
            if (!parameter.isSystemDefined() && !isGiven(parameter, given.get(parameter.getName()))) {
                faults.add(Fault.of(
                                "jrxml-no-parameter",
                                where.apply(parameter.getName()),
                                parameter.getName(),
                                parameter.getValueClassName(),
                                new TreeSet<>(given.keySet()))
                        .likely(NearestName.find(parameter.getName(), given.keySet())));
            }
        }
    }

    private static boolean isGiven(JRParameter parameter, @Nullable Object value) {
        return parameter.getValueClass().isInstance(value);
    }
}

package org.giaoban.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.design.JasperDesign;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.model.Report.Kind;
import org.giaoban.model.Report.Template;

/** Checks before the first document that templates ask for nothing that they will not be given. */
final class TemplateChecks {

    private final Collection<ReportDefinition> definitions;
    private final List<Fault> faults = new ArrayList<>();

    TemplateChecks(Collection<ReportDefinition> definitions) {
        this.definitions = definitions;
    }

    /** @throws OperatorError with all that does not fit */
    void check() {
        definitions.forEach(this::check);
        if (!faults.isEmpty()) {
            throw new OperatorError(faults);
        }
    }

    private void check(ReportDefinition definition) {
        definition.report().templates().forEach((template, file) -> check(definition, template, file));
    }

    private void check(ReportDefinition definition, Template template, String file) {
        String where = "templates/reports/" + definition.report().code() + "/" + file;
        try {
            JasperDesign design = Typesetter.read(DefaultJasperReportsContext.getInstance(), definition.file(file));
            Class<?> row = rowOf(definition.report().kind(), template);
            for (JRField field : design.getFieldsList()) {
                Class<?> type = RecordSource.type(row, field.getName());
                if (type == null) {
                    faults.add(new Fault(
                            "no field " + field.getName(), where, "name a component of " + row.getSimpleName()));
                } else if (!field.getValueClassName().equals(type.getName())) {
                    faults.add(new Fault(
                            "field " + field.getName() + " is a " + field.getValueClassName(),
                            where,
                            "declare it as " + type.getName()));
                }
            }
        } catch (JRException | JRRuntimeException e) {
            faults.add(new Fault("no template: " + e.getMessage(), where, "write it in the format of JasperReports 7"));
        }
    }

    private static Class<?> rowOf(Kind kind, Template template) {
        return switch (template) {
            case BODY -> kind == Kind.SHEET ? SheetLine.class : BodyLine.class;
            case UNITS -> UnitRow.class;
            case QUALITY -> QualityLine.class;
        };
    }
}

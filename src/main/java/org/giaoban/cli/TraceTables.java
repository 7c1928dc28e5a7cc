package org.giaoban.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.giaoban.lineage.Lineage;
import org.giaoban.lineage.Lineage.Reference;
import org.giaoban.lineage.LineageNode;
import org.giaoban.lineage.LineageNode.Said;
import org.giaoban.lineage.LineageNode.TracedCell;
import org.giaoban.lineage.LineageNode.TracedFile;
import org.giaoban.model.Figure;
import org.giaoban.workspace.CsvOutput;
import org.jspecify.annotations.Nullable;

/** Writes the lineage of a figure as CSV and JSON. */
final class TraceTables {

    private static final String COLUMNS = "period,unit,part,reporting_unit,element,category,value,weight,file,sha256,"
            + "version,received,sheet,cell,typed,repairs,findings,state,reason";

    private TraceTables() {}

    /** Writes one row for each cell, and one for each submission without a cell. */
    static void writeCsv(Appendable out, Lineage lineage) {
        CsvOutput.print(
                out,
                COLUMNS,
                csv -> lineage.listReferences()
                        .forEach(reference -> csv.row(row(lineage.figure().key(), reference))));
    }

    private static @Nullable Object[] row(Figure.Key figure, Reference reference) {
        Said said = reference.said();
        TracedFile file = said.file().orElse(null);
        TracedCell cell = reference.cell();
        return new @Nullable Object[] {
            figure.period().id(),
            figure.unit(),
            reference.key().period().id(),
            reference.key().unit(),
            reference.key().element(),
            cell == null ? reference.key().category() : cell.category(),
            cell == null ? null : plain(cell.amount()),
            plain(reference.weight()),
            file == null ? null : file.path(),
            file == null ? null : file.sha256(),
            file == null ? null : file.version(),
            file == null ? null : file.received(),
            cell == null ? null : cell.sheet(),
            cell == null ? null : cell.cell(),
            cell == null ? null : cell.typed(),
            cell == null ? null : String.join(" ", cell.repairs()),
            cell == null ? null : String.join(" ", cell.findings()),
            id(said.state()),
            said.reason()
        };
    }

    static Map<String, Object> json(Lineage lineage) {
        Figure figure = lineage.figure();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("period", figure.key().period().id());
        object.put("unit", figure.key().unit());
        object.put("element", figure.key().element());
        object.put("category", figure.key().category());
        object.put("view", figure.view().id());
        object.put("state", figure.state().id());
        object.put("revision", lineage.revision());
        object.put("in_force", lineage.isNewest());
        object.put("value", figure.value());
        object.put("recomputed", plain(lineage.recomputed()));
        object.put("adds_up", lineage.addsUp());
        object.put("reported", figure.coverage().reported());
        object.put("expected", figure.coverage().expected());
        object.put("tree", json(lineage.tree()));
        return object;
    }

    private static Map<String, Object> json(LineageNode node) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("period", node.key().period().id());
        object.put("unit", node.key().unit());
        object.put("element", node.key().element());
        object.put("category", node.key().category());
        object.put("step", id(node.step()));
        object.put("weight", plain(node.weight()));
        object.put("value", plain(node.value()));
        Said said = node.said();
        if (said == null) {
            object.put("parts", node.parts().stream().map(TraceTables::json).toList());
        } else {
            object.put("state", id(said.state()));
            object.put("reason", said.reason());
            Optional<TracedFile> file = said.file();
            object.put("file", file.map(TracedFile::path).orElse(null));
            object.put("sha256", file.map(TracedFile::sha256).orElse(null));
            object.put("version", file.map(TracedFile::version).orElse(null));
            object.put("received", file.map(each -> each.received().toString()).orElse(null));
            object.put("cells", said.cells().stream().map(TraceTables::json).toList());
        }
        return object;
    }

    private static Map<String, Object> json(TracedCell cell) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("category", cell.category());
        object.put("sheet", cell.sheet());
        object.put("cell", cell.cell());
        object.put("typed", cell.typed());
        object.put("value", plain(cell.amount()));
        object.put("repairs", cell.repairs());
        object.put("findings", cell.findings());
        return object;
    }

    /** Returns the name of a constant as CSV and JSON have it: lower case with hyphens. */
    private static String id(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : new BigDecimal(TraceText.show(number));
    }
}

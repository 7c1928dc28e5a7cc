package org.giaoban.feedback;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;

/** A sender's own .xlsx or .xlsm, without what could act by itself: macros, links to other files and to programs. */
final class SenderWorkbook extends XSSFWorkbook {

    private static final Set<String> LEFT_OUT = Set.of("externalLink", "vbaProject", "connections", "attachedToolbars");

    SenderWorkbook(byte[] bytes) throws IOException {
        super(new ByteArrayInputStream(bytes));
        sheetIterator().forEachRemaining(sheet -> sheet.forEach(row -> row.forEach(cell -> settle((XSSFCell) cell))));
        for (POIXMLDocumentPart.RelationPart part : List.copyOf(getRelationParts())) {
            String type = part.getRelationship().getRelationshipType();
            if (LEFT_OUT.contains(type.substring(type.lastIndexOf('/') + 1))) {
                removeRelation(part.getRelationship().getId());
            }
        }
        if (getCTWorkbook().isSetExternalReferences()) {
            getCTWorkbook().unsetExternalReferences();
        }
        List.copyOf(getAllNames()).stream()
                .filter(name -> name.getRefersToFormula() != null && reachesOut(name.getRefersToFormula()))
                .forEach(this::removeName);
        setWorkbookType(XSSFWorkbookType.XLSX);
    }

    /** A formula that reaches out of the workbook becomes what it last gave. */
    private static void settle(XSSFCell cell) {
        if (cell.getCellType() == CellType.FORMULA && reachesOut(cell.getCellFormula())) {
            cell.removeFormula();
        }
    }

    private static boolean reachesOut(String formula) {
        return formula.contains("|")
                || formula.contains("[")
                || formula.contains("WEBSERVICE")
                || formula.contains("RTD(");
    }
}

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

/** A sender's own .xlsx or .xlsm file without active content: macros and links to other files and programs. */
final class SenderWorkbook extends XSSFWorkbook {

    private static final Set<String> REMOVED = Set.of("externalLink", "vbaProject", "connections", "attachedToolbars");

    SenderWorkbook(byte[] bytes) throws IOException {
        super(new ByteArrayInputStream(bytes));
        sheetIterator()
                .forEachRemaining(
                        sheet -> sheet.forEach(row -> row.forEach(cell -> removeExternalFormula((XSSFCell) cell))));
        for (POIXMLDocumentPart.RelationPart part : List.copyOf(getRelationParts())) {
            String type = part.getRelationship().getRelationshipType();
            if (REMOVED.contains(type.substring(type.lastIndexOf('/') + 1))) {
                removeRelation(part.getRelationship().getId());
            }
        }
        if (getCTWorkbook().isSetExternalReferences()) {
            getCTWorkbook().unsetExternalReferences();
        }
        List.copyOf(getAllNames()).stream()
                .filter(name -> name.getRefersToFormula() != null && isExternal(name.getRefersToFormula()))
                .forEach(this::removeName);
        setWorkbookType(XSSFWorkbookType.XLSX);
    }

    /** Replaces a formula that refers outside the workbook by its stored result. */
    private static void removeExternalFormula(XSSFCell cell) {
        if (cell.getCellType() == CellType.FORMULA && isExternal(cell.getCellFormula())) {
            cell.removeFormula();
        }
    }

    private static boolean isExternal(String formula) {
        return formula.contains("|")
                || formula.contains("[")
                || formula.contains("WEBSERVICE")
                || formula.contains("RTD(");
    }
}

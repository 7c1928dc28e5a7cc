package org.giaoban.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRExpression;
import net.sf.jasperreports.engine.JRGroup;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JasperDesign;
import org.giaoban.render.TableColumn;

/**
 * Lets columns of a template fall away. Elements with the key {@code column.NAME} belong to a column; a band that has such
 * elements is replaced by one band for each set of columns, of which that one is printed whose columns the field
 * {@code columns} names. The element with the key {@code widens} takes the room of the columns that are not there, and
 * what stands to its right moves.
 */
final class ColumnVariants {

    private static final String COLUMN = "column.";
    private static final String WIDENS = "widens";
    private static final Set<String> KNOWN =
            Stream.of(TableColumn.values()).map(TableColumn::id).collect(Collectors.toSet());

    private ColumnVariants() {}

    static void expand(JasperDesign design) {
        expand((JRDesignSection) design.getDetailSection(), design.getColumnWidth());
        for (JRGroup group : design.getGroups()) {
            expand((JRDesignSection) group.getGroupHeaderSection(), design.getColumnWidth());
        }
    }

    private static void expand(JRDesignSection section, int width) {
        List<JRBand> bands = List.copyOf(section.getBandsList());
        bands.forEach(section::removeBand);
        bands.stream()
                .flatMap(band -> variants((JRDesignBand) band, width).stream())
                .forEach(section::addBand);
    }

    private static List<JRDesignBand> variants(JRDesignBand band, int width) {
        List<String> names = List.copyOf(names(band));
        return names.isEmpty()
                ? List.of(band)
                : IntStream.range(0, 1 << names.size())
                        .mapToObj(set -> variant(band, width, names, set))
                        .toList();
    }

    private static Set<String> names(JRDesignBand band) {
        return Stream.of(band.getElements())
                .map(ColumnVariants::name)
                .filter(KNOWN::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the name of the column that an element belongs to; empty if it belongs to none. */
    private static String name(JRElement element) {
        String key = String.valueOf(element.getKey());
        return key.startsWith(COLUMN) ? key.substring(COLUMN.length()) : "";
    }

    /** Returns the names of columns in a template that no table has. */
    static List<String> findUnknown(JasperDesign design) {
        return Stream.concat(
                        Stream.of(design.getDetailSection().getBands()),
                        design.getGroupsList().stream()
                                .flatMap(group ->
                                        Stream.of(group.getGroupHeaderSection().getBands())))
                .flatMap(band -> Stream.of(band.getElements()))
                .map(ColumnVariants::name)
                .filter(name -> !name.isEmpty() && !KNOWN.contains(name))
                .distinct()
                .toList();
    }

    /** @param set the columns that are printed, one bit for each name */
    private static JRDesignBand variant(JRDesignBand band, int width, List<String> names, int set) {
        JRDesignBand variant = (JRDesignBand) band.clone();
        JRExpression when = band.getPrintWhenExpression();
        variant.setPrintWhenExpression(new JRDesignExpression(IntStream.range(0, names.size())
                .mapToObj(i -> ((set >> i & 1) == 0 ? "!" : "") + "$F{columns}.contains(\" " + names.get(i) + " \")")
                .collect(Collectors.joining(" && ", when == null ? "" : "(" + when.getText() + ") && ", ""))));
        Set<String> absent = IntStream.range(0, names.size())
                .filter(i -> (set >> i & 1) == 0)
                .mapToObj(names::get)
                .collect(Collectors.toSet());
        leaveOut(variant, absent, width);
        return variant;
    }

    private static void leaveOut(JRDesignBand band, Set<String> absent, int width) {
        List<JRElement> left = Stream.of(band.getElements())
                .filter(element -> absent.contains(name(element)))
                .toList();
        JRElement widening = Stream.of(band.getElements())
                .filter(element -> WIDENS.equals(element.getKey()))
                .findFirst()
                .orElse(null);
        List<Room> rooms = new ArrayList<>();
        left.forEach(element -> rooms.add(new Room(element.getX(), room(band, element, width))));
        left.forEach(element -> band.removeElement((JRDesignElement) element));
        if (widening != null) {
            int edge = widening.getX();
            Stream.of(band.getElements())
                    .filter(element -> element.getX() > edge)
                    .forEach(element -> element.setX(element.getX() + after(rooms, element.getX())));
            widening.setWidth(widening.getWidth() + after(rooms, edge));
        }
    }

    /** The room of an element that is left out, in points. */
    private record Room(int x, int width) {}

    private static int after(List<Room> rooms, int x) {
        return rooms.stream().filter(room -> room.x() > x).mapToInt(Room::width).sum();
    }

    /** Returns the width from an element's left edge to that of the next element, or to the edge of the page. */
    private static int room(JRDesignBand band, JRElement element, int width) {
        return Stream.of(band.getElements())
                        .filter(Objects::nonNull)
                        .mapToInt(JRElement::getX)
                        .filter(x -> x > element.getX())
                        .min()
                        .orElse(width)
                - element.getX();
    }
}

package org.giaoban.validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.workspace.Workspace;

/** An office of two provinces with the demonstration's form and similar unit names. */
final class TestOffice {

    private static final String UNITS = """
            code,name,aliases,level,parent,valid_from,valid_to,successors,territorial,email
            HT,Tỉnh Hà Tĩnh,,province,,,,,true,
            HT-KAH,Huyện Kỳ Anh,,district,HT,,,,true,
            HT-KAT,Thị xã Kỳ Anh,,district,HT,2015-04-10,,,true,
            HT-TP,Thành phố Hà Tĩnh,,district,HT,,,,true,
            HT-DU,Đảng ủy Khối,,district,HT,,,,false,
            HT-DT,Huyện Đức Thọ,Đức Thọ cũ,district,HT,,,,true,
            BG,Bắc Giang,,province,,,,,true,
            BG-HH,Huyện Hiệp Hòa,,district,BG,,,,true,
            BG-CG,Huyện Châu Thành,,district,BG,,,,true,
            TV-CT,Huyện Châu Thành,,district,HT,,,,true,
            BG-YD,Huyện Yên Dũng,,district,BG,,2024-12-31,,true,
            BG-P,Phòng Tổng hợp,,office,BG,,,,false,
            """;

    private TestOffice() {}

    static Catalogue in(Path root) {
        return in(root, form -> form);
    }

    /** @param change changes the form's YAML */
    static Catalogue in(Path root, UnaryOperator<String> change) {
        try {
            Path templates = Path.of("templates");
            Path forms = Files.createDirectories(root.resolve("templates/forms"));
            Path calendars = Files.createDirectories(root.resolve("templates/calendars"));
            Files.createDirectories(root.resolve("input"));
            String form = Files.readString(templates.resolve("forms/hoat-dong.yaml"), StandardCharsets.UTF_8);
            Files.writeString(forms.resolve("hoat-dong.yaml"), change.apply(form));
            Files.copy(templates.resolve("calendars/calendar.yaml"), calendars.resolve("calendar.yaml"));
            Files.writeString(root.resolve("input/org-units.csv"), UNITS);
            return new CatalogueLoader(new Workspace(root)).load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

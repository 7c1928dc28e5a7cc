package org.giaoban.catalogue;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Text;
import org.giaoban.workspace.NearestName;
import tools.jackson.databind.JsonNode;

/** Describes violations of a JSON Schema: what was found at which key, and what is expected there. */
final class SchemaFaults {

    private static final int LONGEST_SHOWN = 60;

    /** The keywords of JSON Schema that the definitions' schemas use and that have a text of their own. */
    private static final Set<String> DESCRIBED = Set.of(
            "required",
            "additionalProperties",
            "type",
            "enum",
            "pattern",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "minItems",
            "maxItems",
            "minLength",
            "maxLength",
            "minProperties",
            "const",
            "oneOf");

    private SchemaFaults() {}

    static Text describe(Error error) {
        List<Object> values = new ArrayList<>();
        String at = error.getInstanceLocation().toString();
        values.add(at.isEmpty() ? OperatorError.text("schema-root") : at);
        values.add(abbreviate(String.valueOf(error.getInstanceNode())));
        if (!DESCRIBED.contains(error.getKeyword())) {
            values.add(error.getMessage());
            return OperatorError.text("schema-other", values.toArray());
        }
        boolean isType = error.getKeyword().equals("type");
        for (Object argument : error.getArguments()) {
            values.add(isType ? OperatorError.text("json-" + argument) : argument);
        }
        return OperatorError.text("schema-" + error.getKeyword(), values.toArray());
    }

    /** Finds the key or the word that was likely meant by one that the schema does not have. */
    static Optional<String> findLikely(Error error, JsonNode schema) {
        String place = error.getSchemaLocation().getFragment().toString();
        String written = error.getProperty();
        if (error.getKeyword().equals("additionalProperties") && written != null) {
            JsonNode known = schema.at(place.substring(0, place.lastIndexOf('/')) + "/properties");
            return NearestName.find(written, known.propertyNames());
        }
        if (error.getKeyword().equals("enum")) {
            return NearestName.find(
                    error.getInstanceNode().asString(""),
                    schema.at(place)
                            .valueStream()
                            .map(word -> word.asString(""))
                            .toList());
        }
        return Optional.empty();
    }

    private static String abbreviate(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}

package org.giaoban.catalogue;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FilenameUtils;
import org.giaoban.model.DataElement;
import org.giaoban.model.Form;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.model.OperatorError.InvalidValueException;
import org.giaoban.model.Period;
import org.giaoban.model.Report;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.model.Rule;
import org.giaoban.model.Text;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.NameTransformer;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a YAML definition into a record after checking it against its JSON Schema. Faults name the file and the line.
 */
public final class DefinitionReader {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule()
                    .addDeserializer(Text.class, new TextDeserializer())
                    .addDeserializer(Period.class, new PeriodDeserializer()))
            .addHandler(new WordsAsEnumConstants())
            .annotationIntrospector(new GroupsWithoutKey())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Workspace workspace;
    private final Faults faults;

    /** @param faults collects the faults of all files that this reader reads */
    public DefinitionReader(Workspace workspace, Faults faults) {
        this.workspace = workspace;
        this.faults = faults;
    }

    /** Gives {@code file:line} of the value at a JSON pointer. */
    public interface Place {
        String of(String pointer);
    }

    /** Checks a definition beyond its schema, whether or not it fits the schema. */
    public interface Check {
        void check(JsonNode tree, Place place);
    }

    /**
     * Reads the definitions of a folder in the order of their paths. Definitions with faults are left out and their
     * faults are collected.
     */
    <T> List<Definition<T>> readAll(Path folder, String fileName, String schema, Class<T> type) {
        List<Definition<T>> all = new ArrayList<>();
        for (Path file : list(folder, fileName)) {
            read(file, schema, type)
                    .ifPresentOrElse(
                            all::add,
                            () -> faults.refuse(
                                    String.valueOf(folder.getFileName()), FilenameUtils.getBaseName(file.toString())));
        }
        return all;
    }

    private static List<Path> list(Path folder, String fileName) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.getFileSystem()
                            .getPathMatcher("glob:" + fileName)
                            .matches(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one file; empty if it has faults. */
    <T> Optional<Definition<T>> read(Path file, String schemaName, Class<T> type) {
        return read(file, schemaName, type, (tree, place) -> {});
    }

    /** Creates the definition that consists of the schema's defaults. */
    public <T> T createDefault(String schemaName, Class<T> type) {
        JsonNode tree = JSON.createObjectNode();
        JsonNode schema = schema(schemaName);
        insertDefaults(tree, schema, schema);
        return MAPPER.treeToValue(tree, type);
    }

    /** Reads one file and checks it further; empty if it has faults that the reader found. */
    public <T> Optional<Definition<T>> read(Path file, String schemaName, Class<T> type, Check further) {
        String shown = workspace.show(file);
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Lines lines = new Lines(text);
            OptionalInt alias = Lines.findAlias(text);
            if (alias.isPresent()) {
                faults.add("yaml-alias", shown + ":" + alias.getAsInt());
                return Optional.empty();
            }
            JsonNode read = MAPPER.readTree(text);
            JsonNode tree = read.isMissingNode() || read.isNull() ? JSON.createObjectNode() : read;
            JsonNode schema = schema(schemaName);
            int before = faults.count();
            List<Error> errors = REGISTRY.getSchema(schema).validate(tree);
            for (Error error : errors) {
                String at = error.getInstanceLocation().toString();
                String property = error.getProperty();
                faults.add(Fault.of(
                                "schema",
                                shown + ":" + lines.find(property == null ? at : at + "/" + property),
                                SchemaFaults.describe(error),
                                schemaName)
                        .likely(SchemaFaults.findLikely(error, schema)));
            }
            further.check(tree, pointer -> shown + ":" + lines.find(pointer));
            if (faults.count() == before) {
                insertDefaults(tree, schema, schema);
                return convert(tree, type, shown, lines);
            }
        } catch (DatabindException e) {
            String problem = e.getOriginalMessage().split(" for `", 2)[0];
            faults.add("yaml-key-twice", shown + ":" + e.getLocation().getLineNr(), problem);
        } catch (JacksonException e) {
            String problem =
                    e.getCause() instanceof MarkedYamlEngineException cause ? cause.getProblem() : firstLine(e);
            // there is none where a file is nested too deeply
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            faults.add("yaml-syntax", shown + ":" + line, problem);
        } catch (IOException e) {
            faults.add("definition-unreadable", shown, e.getMessage());
        }
        return Optional.empty();
    }

    private <T> Optional<Definition<T>> convert(JsonNode tree, Class<T> type, String shown, Lines lines) {
        try {
            return Optional.of(new Definition<>(MAPPER.treeToValue(tree, type), shown, lines));
        } catch (DatabindException e) {
            String pointer = e.getPath().stream()
                    .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                    .collect(Collectors.joining());
            faults.add("definition-value", shown + ":" + lines.find(pointer), rootMessage(e));
            return Optional.empty();
        }
    }

    private static Text rootMessage(Throwable e) {
        Throwable root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        if (root instanceof InvalidValueException invalid) {
            return invalid.text();
        }
        return Text.of(root instanceof DatabindException problem ? problem.getOriginalMessage() : firstLine(root));
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage())
                .lines()
                .limit(3)
                .reduce((a, b) -> a + "; " + b.strip())
                .orElse("");
    }

    private static JsonNode schema(String name) {
        try (InputStream in = DefinitionReader.class.getResourceAsStream("/templates/" + name)) {
            return JSON.readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Inserts the schema's {@code default} for each absent property. */
    private static void insertDefaults(JsonNode node, JsonNode subschema, JsonNode schema) {
        if (subschema.has("$ref")) {
            String pointer = subschema.path("$ref").stringValue("").substring(1);
            insertDefaults(node, schema.at(pointer), schema);
        } else if (node instanceof ObjectNode object) {
            subschema.path("properties").forEachEntry((name, property) -> {
                if (!object.has(name) && property.has("default")) {
                    object.set(name, property.path("default"));
                }
                insertDefaults(object.path(name), property, schema);
            });
            JsonNode others = subschema.path("additionalProperties");
            object.forEachEntry((name, value) -> {
                if (!subschema.path("properties").has(name)) {
                    insertDefaults(value, others, schema);
                }
            });
        } else if (node.isArray()) {
            node.forEach(item -> insertDefaults(item, subschema.path("items"), schema));
        }
    }

    /** A definition with its file and line numbers, which faults found later refer to. */
    public record Definition<T>(T value, String file, Lines lines) {

        /** Returns {@code file:line} of the value at a JSON pointer. */
        String at(String pointer) {
            return file + ":" + lines.find(pointer);
        }
    }

    private static final class TextDeserializer extends ValueDeserializer<Text> {
        @Override
        public Text deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode node = context.readTree(parser);
            if (node.isString()) {
                return Text.of(node.stringValue());
            }
            String vi = node.path("vi").stringValue("");
            return new Text(vi, node.path("en").stringValue(vi));
        }
    }

    private static final class PeriodDeserializer extends ValueDeserializer<Period> {
        @Override
        public Period deserialize(JsonParser parser, DeserializationContext context) {
            return Period.of(context.readTree(parser).stringValue(""));
        }
    }

    /** Groups of a record's components that have no key of their own in YAML: their keys are those of the record. */
    private static final class GroupsWithoutKey extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        private static final Set<Class<?>> GROUPS = Set.of(
                DataElement.Aggregation.class,
                Form.Contents.class,
                Form.Schedule.class,
                Layout.Typography.class,
                Report.Contents.class,
                Report.Design.class,
                Report.Head.class,
                Report.Scope.class,
                ReportingCalendar.FreeDays.class,
                Rule.Relation.class);

        @Override
        public @Nullable NameTransformer findUnwrappingNameTransformer(MapperConfig<?> config, AnnotatedMember member) {
            return GROUPS.contains(member.getRawType())
                    ? NameTransformer.NOP
                    : super.findUnwrappingNameTransformer(config, member);
        }
    }

    /** Maps words such as {@code all-or-nothing} to enum constants such as ALL_OR_NOTHING. */
    private static final class WordsAsEnumConstants extends DeserializationProblemHandler {
        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> target, String value, String failure) {
            return find(target, value);
        }

        @Override
        public Object handleWeirdKey(DeserializationContext context, Class<?> target, String value, String failure) {
            return find(target, value);
        }

        private static Object find(Class<?> target, String value) {
            String name = value.replace('-', '_').toUpperCase(Locale.ROOT);
            if (target.isEnum()) {
                for (Object constant : target.getEnumConstants()) {
                    if (constant.toString().equals(name)) {
                        return constant;
                    }
                }
            }
            return NOT_HANDLED;
        }
    }
}

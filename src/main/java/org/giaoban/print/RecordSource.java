package org.giaoban.print;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;
import org.giaoban.narrative.Prose;
import org.jspecify.annotations.Nullable;

/**
 * Passes records to a template, one by one. The name of a field is a path of record components: {@code text},
 * {@code row.value}.
 */
final class RecordSource implements JRDataSource {

    private static final Map<Key, Method> ACCESSORS = new ConcurrentHashMap<>();

    private final Iterator<? extends Record> rows;
    private @Nullable Record row;

    RecordSource(List<? extends Record> rows) {
        this.rows = rows.iterator();
    }

    private record Key(Class<?> type, String name) {}

    @Override
    public boolean next() {
        row = rows.hasNext() ? rows.next() : null;
        return row != null;
    }

    @Override
    public @Nullable Object getFieldValue(JRField field) {
        Object value = row;
        for (String name : field.getName().split("\\.", -1)) {
            value = value == null ? null : get(value, name);
        }
        Optional<Object> drawing = Drawing.of(value);
        return drawing.isPresent() ? drawing.get() : Prose.composed(value);
    }

    /** Returns a component of a record. */
    static @Nullable Object get(Object row, String name) {
        try {
            return ACCESSORS
                    .computeIfAbsent(new Key(row.getClass(), name), RecordSource::accessor)
                    .invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method accessor(Key key) {
        try {
            Method method = key.type().getDeclaredMethod(key.name());
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lists the fields that rows of a type have, by their paths, with their types: components, then what is made of them. */
    static Map<String, Class<?>> paths(Class<?> row) {
        Map<String, Class<?>> paths = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(row.getRecordComponents()).map(RecordComponent::getAccessor),
                        Stream.of(row.getDeclaredMethods())
                                .filter(method -> Modifier.isPublic(method.getModifiers()))
                                .filter(method -> method.getParameterCount() == 0)
                                .filter(method ->
                                        !List.of("toString", "hashCode").contains(method.getName()))
                                .sorted(Comparator.comparing(Method::getName)))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .forEach(method -> {
                    String name = method.getName();
                    Class<?> type = Objects.requireNonNull(type(row, name));
                    if (method.getReturnType().isRecord() && type.equals(method.getReturnType())) {
                        paths(type).forEach((rest, inside) -> paths.putIfAbsent(name + "." + rest, inside));
                    } else if (!type.isEnum() && !name.equals("figures")) {
                        paths.putIfAbsent(name, type);
                    }
                });
        return paths;
    }

    /** Returns the type of a field; null if its name is no path of components. */
    static @Nullable Class<?> type(Class<?> row, String field) {
        Class<?> type = row;
        for (String name : field.split("\\.", -1)) {
            try {
                type = type.getDeclaredMethod(name).getReturnType();
            } catch (NoSuchMethodException e) {
                return null;
            }
        }
        Optional<Class<?>> drawing = Drawing.type(type);
        if (drawing.isPresent()) {
            return drawing.get();
        }
        return type.equals(boolean.class) ? Boolean.class : type.equals(int.class) ? Integer.class : type;
    }
}

package dev.vaquero.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published API is a file under version control, so that a change of it shows. */
class ApiTest {
    private static final Path FILE = Path.of("src", "test", "resources", "api.txt");
    private static final Set<String> PACKAGES =
            Set.of("dev.vaquero", "dev.vaquero.bus", "dev.vaquero.metrics", "dev.vaquero.spi", "dev.vaquero.testkit");

    /** With {@code -Dapi.write} the file is written anew instead. */
    @Test
    void isWhatTheFileSays() throws IOException {
        List<String> api = api();
        if (System.getProperty("api.write") != null) {
            Files.write(FILE, api);
        }
        assertThat(api)
                .as("%s; if the change is meant: mvn test -Dtest=ApiTest -Dapi.write", FILE)
                .isEqualTo(Files.readAllLines(FILE));
    }

    private static List<String> api() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(PACKAGES).stream()
                        .filter(type -> PACKAGES.contains(type.getPackageName()))
                        .map(JavaClass::reflect)
                        .filter(ApiTest::reachable)
                        .sorted((left, right) -> left.getName().compareTo(right.getName()))
                        .flatMap(ApiTest::describe)
                        .toList();
    }

    private static Stream<String> describe(Class<?> type) {
        Stream<String> members = Stream.concat(
                        Stream.concat(
                                Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getDeclaredConstructors())),
                        methods(type))
                .filter(member -> visible(member.getModifiers()) && !member.isSynthetic())
                .map(ApiTest::describe)
                .sorted()
                .map(line -> "    " + line);
        return Stream.concat(Stream.of(header(type)), members);
    }

    /** The methods of a type, with those of superclasses that nobody sees: to a caller they are its own. */
    private static Stream<Method> methods(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        Stream<Method> own = Arrays.stream(type.getDeclaredMethods());
        return parent == null || visible(parent.getModifiers())
                ? own
                : Stream.concat(own, methods(parent).filter(method -> !overridden(method, type)));
    }

    private static boolean overridden(Method method, Class<?> by) {
        return Arrays.stream(by.getDeclaredMethods())
                .anyMatch(own -> !own.isSynthetic()
                        && own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }

    private static String header(Class<?> type) {
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
        int modifiers = type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL);
        return Modifier.toString(modifiers) + (type.isSealed() ? " sealed " : " ") + kind + " " + type.getName()
                + types(" < ", type.getGenericInterfaces());
    }

    private static String describe(Member member) {
        if (member instanceof Field field) {
            return modifiers(field) + field.getGenericType().getTypeName() + " " + field.getName();
        }
        Executable executable = (Executable) member;
        String result = executable instanceof Method method
                ? method.getGenericReturnType().getTypeName() + " " + method.getName()
                : ((Constructor<?>) executable).getDeclaringClass().getSimpleName();
        return modifiers(member) + result + "(" + types("", executable.getGenericParameterTypes()) + ")"
                + types(" throws ", executable.getGenericExceptionTypes());
    }

    private static String modifiers(Member member) {
        int shown = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT;
        return Modifier.toString(member.getModifiers() & shown) + " ";
    }

    private static String types(String prefix, Type... types) {
        return types.length == 0
                ? ""
                : Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", ", prefix, ""));
    }

    private static boolean reachable(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return visible(type.getModifiers()) && !type.isAnonymousClass() && (outer == null || reachable(outer));
    }

    private static boolean visible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}

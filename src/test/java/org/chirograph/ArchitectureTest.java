package org.chirograph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of the package table in docs/architecture.md: who may use whom, and which library lives where. */
class ArchitectureTest {
    private static final String ROOT = "org.chirograph.";

    private static final JavaClasses CLASSES = new ClassFileImporter(
                    List.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS))
            .importPackages("org.chirograph");

    /** For each package, the packages of ours that it may use. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("page", List.of()),
            Map.entry("text", List.of()),
            Map.entry("image", List.of()),
            Map.entry("scan", List.of("image", "listing")),
            Map.entry("listing", List.of("format")),
            Map.entry("layout", List.of("image", "page")),
            Map.entry("recognize", List.of("image", "page", "text")),
            Map.entry("eval", List.of("page", "text", "image")),
            Map.entry("format", List.of("page")),
            Map.entry("search", List.of("page", "text", "format")),
            Map.entry("audit", List.of("page", "format", "search", "catalog")),
            Map.entry("catalog", List.of("page")),
            Map.entry("ledger", List.of("catalog", "page", "format")),
            Map.entry("export", List.of("page", "image", "scan", "format", "catalog")),
            Map.entry("review", List.of("page", "text", "eval", "format", "catalog", "pipeline")),
            Map.entry("view", List.of("page", "image", "eval")),
            Map.entry("looks", List.of("page", "text", "image", "scan", "format", "recognize", "catalog", "review")),
            Map.entry(
                    "web",
                    List.of("page", "image", "scan", "eval", "format", "search", "catalog", "review", "looks", "view")),
            Map.entry("train", List.of("page", "text", "image", "scan", "layout", "recognize", "eval", "format")),
            Map.entry(
                    "pipeline",
                    List.of(
                            "page",
                            "text",
                            "image",
                            "scan",
                            "layout",
                            "recognize",
                            "eval",
                            "format",
                            "search",
                            "catalog",
                            "ledger")));

    /** Each library, and the packages that alone may use it; the empty name is the root package. */
    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("org.opencv..", List.of("image")),
            Map.entry("nu.pattern..", List.of("image")),
            Map.entry("org.apache.pdfbox..", List.of("scan", "export")),
            Map.entry("ai.djl..", List.of("recognize", "train")),
            Map.entry("ai.onnxruntime..", List.of("recognize")),
            Map.entry("org.apache.lucene..", List.of("search")),
            Map.entry("java.sql..", List.of("catalog")),
            Map.entry("io.javalin..", List.of("web")),
            Map.entry("org.eclipse.jetty..", List.of("web")),
            Map.entry("com.fasterxml.jackson..", List.of("pipeline", "recognize", "listing", "ledger", "web", "")),
            Map.entry("picocli..", List.of("")),
            Map.entry("me.tongfei.progressbar..", List.of("")));

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.chirograph.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageUsesOnlyWhatTheDesignAllows() {
        MAY_USE.forEach((name, allowed) -> {
            String[] forbidden = MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(name) && !allowed.contains(other))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("org.chirograph")
                    .because(name + " may use only " + allowed)
                    .check(CLASSES);
        });
    }

    @Test
    void everyPackageIsInTheTable() {
        List<String> packages = CLASSES.stream()
                .map(c -> c.getPackageName())
                .filter(p -> p.startsWith(ROOT))
                .map(p -> p.substring(ROOT.length()).split("\\.")[0])
                .distinct()
                .toList();
        assertThat(MAY_USE.keySet()).containsAll(packages);
        assertThat(packages).as("packages that hold classes").hasSizeGreaterThan(5);
    }

    @Test
    void everyLibraryStaysInItsPackage() {
        LIBRARIES.forEach((library, packages) -> {
            String[] homes = packages.stream()
                    .map(p -> p.isEmpty() ? "org.chirograph" : ROOT + p + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("org.chirograph..")
                    .and()
                    .resideOutsideOfPackages(homes)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(library)
                    .because(library + " belongs to " + Arrays.toString(homes))
                    .check(CLASSES);
        });
    }
}

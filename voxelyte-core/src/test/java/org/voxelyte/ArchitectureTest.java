package org.voxelyte;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Holds the table of packages of docs/design.md, and what core may never do. */
class ArchitectureTest {
  private static final String ROOT = "org.voxelyte";

  /** Each package uses only rows above its own; a package that does not exist yet is left out. */
  private static final List<List<String>> ROWS =
      List.of(
          List.of("units", "task"),
          List.of("volume"),
          List.of("io", "morphology"),
          List.of("segmentation", "generation", "transport", "xray"),
          List.of("reaction", "spm", "electrochemistry"),
          List.of("report"),
          List.of("study"),
          List.of("sweep"));

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void coreIsThere() {
    assertThat(CORE.contain(ROOT + ".volume.LabelVolume")).isTrue();
  }

  @Test
  void packagesUseOnlyRowsAboveTheirOwn() {
    LayeredArchitecture table = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (List<String> row : ROWS) {
      for (String name : row) {
        table = table.optionalLayer(name).definedBy(ROOT + "." + name + "..");
      }
    }
    List<String> above = new ArrayList<>();
    for (List<String> row : ROWS) {
      for (String name : row) {
        table =
            above.isEmpty()
                ? table.whereLayer(name).mayNotAccessAnyLayer()
                : table.whereLayer(name).mayOnlyAccessLayers(above.toArray(new String[0]));
      }
      above.addAll(row);
    }
    table.check(CORE);
  }

  @Test
  void everyClassStandsInTheTable() {
    String[] packages =
        ROWS.stream()
            .flatMap(List::stream)
            .map(name -> ROOT + "." + name + "..")
            .toArray(String[]::new);
    classes().should().resideInAnyPackage(packages).check(CORE);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void coreKnowsNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".cli..", ROOT + ".bench..", "picocli..", "me.tongfei..")
        .check(CORE);
  }

  @Test
  void fileFormatsAreReadInIoAndFiguresDrawnInReport() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".io..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ij..", "io.jhdf..", "com.twelvemonkeys..")
        .check(CORE);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jfree..", "org.apache.batik..")
        .check(CORE);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".sweep..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.parquet..")
        .check(CORE);
  }

  @Test
  void corePrintsNothingAndEndsNoProcess() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
    noClasses()
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .check(CORE);
  }

  @Test
  void coreHasNoWindows() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.swing..", "java.awt.event..", "ij.gui..", "org.jfree.chart.ui..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.awt.Window.class)
        .check(CORE);
  }

  @Test
  void threadsComeFromTheTaskContext() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".task..")
        .should()
        .dependOnClassesThat(
            assignableTo(Executor.class)
                .or(assignableTo(Executors.class))
                .or(assignableTo(Future.class)))
        .orShould()
        .callConstructorWhere(target(owner(assignableTo(Thread.class))))
        .orShould()
        .callMethodWhere(
            target(nameMatching("parallel.*")).and(target(owner(resideInAPackage("java.util..")))))
        .because("a result may not depend on the number of threads; TaskContext sees to that")
        .check(CORE);
  }

  @Test
  void chanceIsSeeded() {
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .because("a study gives the same numbers each time")
        .check(CORE);
  }

  @Test
  void textNamesItsLocale() {
    noClasses()
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .because("a file written in Berlin has the same decimal points as one written in Boston")
        .check(CORE);
  }

  @Test
  void publicClassesAreClosed() {
    classes()
        .that()
        .arePublic()
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotAssignableTo(Throwable.class)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("volumes, settings and results never change, and nothing overrides a number")
        .check(CORE);
  }
}

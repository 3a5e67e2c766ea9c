package dev.sluice.rules.spec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what the specs showed: for people as Markdown and HTML, for programs as JSON. */
final class SpecificationReport {

  private final Coverage.Summary summary;
  private final Catalogue catalogue;

  SpecificationReport(Coverage.Summary summary, Catalogue catalogue) {
    this.summary = summary;
    this.catalogue = catalogue;
  }

  void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("coverage.json"), json());
      List<Block> blocks = blocks();
      Files.writeString(folder.resolve("specification.md"), Block.markdown(blocks));
      Files.writeString(folder.resolve("index.html"), Block.html(blocks));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the specification to " + folder, e);
    }
  }

  private String json() throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("pipelines", summary.pipelines());
    content.put("requirements", summary.requirements());
    content.put("rulesNeverFired", summary.rulesNeverFired());
    content.put("rulesWithoutNearMiss", summary.rulesWithoutNearMiss());
    content.put("conditionsNeverFalse", summary.conditionsNeverFalse());
    content.put("transitionsNeverTaken", summary.transitionsNeverTaken());
    content.put("unconditionalRules", summary.unconditionalRules());
    content.put("askedBy", summary.askedBy());
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content)
        + "\n";
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    long failed = summary.specs().stream().filter(spec -> spec.failure() != null).count();
    blocks.add(new Block.Heading(1, "Specification · 规格"));
    blocks.add(
        new Block.Text(
            summary.specs().size()
                + " specs, "
                + failed
                + " failed · 规格 "
                + summary.specs().size()
                + " 条，失败 "
                + failed
                + " 条. Pipelines · 流程: "
                + String.join(", ", summary.pipelines())));
    Map<String, List<Coverage.Told>> proving = proving();
    blocks.add(new Block.Heading(2, "Requirements · 需求"));
    proving.forEach((id, specs) -> requirement(id, specs, blocks));
    list("Specs of no requirement · 不对应需求的规格", unnamed(), blocks);
    lines("Rules no spec fired · 从未触发的规则", summary.rulesNeverFired(), blocks);
    lines("Rules without a near miss · 没有“差一点”规格的规则", summary.rulesWithoutNearMiss(), blocks);
    lines("Conditions never false alone · 从未单独不成立的条件", summary.conditionsNeverFalse(), blocks);
    lines("Transitions never taken · 从未走过的阶段转换", summary.transitionsNeverTaken(), blocks);
    lines(
        "Rules that always fire on their event · 事件一到必触发的规则", summary.unconditionalRules(), blocks);
    return blocks;
  }

  /** Every requirement, those without a spec included. */
  private Map<String, List<Coverage.Told>> proving() {
    Map<String, List<Coverage.Told>> proving = new TreeMap<>(Catalogue.ORDER);
    catalogue.rows().keySet().forEach(id -> proving.put(id, new ArrayList<>()));
    for (Coverage.Told spec : summary.specs()) {
      for (String id : spec.requirements()) {
        proving.computeIfAbsent(id, any -> new ArrayList<>()).add(spec);
      }
    }
    return proving;
  }

  private List<Coverage.Told> unnamed() {
    return summary.specs().stream().filter(spec -> spec.requirements().isEmpty()).toList();
  }

  private void requirement(String id, List<Coverage.Told> specs, List<Block> blocks) {
    Catalogue.Row row = catalogue.rows().get(id);
    blocks.add(new Block.Heading(3, row == null ? id : id + " " + row.en() + " · " + row.zh()));
    if (row != null && row.later() != null) {
      blocks.add(new Block.Text("Later · 以后: " + row.later()));
    }
    if (row != null && row.partly() != null) {
      blocks.add(new Block.Text("Partly later · 部分以后: " + row.partly()));
    }
    if (specs.isEmpty() && (row == null || row.needsSpec())) {
      blocks.add(new Block.Text("No spec · 没有规格"));
    }
    specs.forEach(spec -> blocks.add(new Block.Spec(spec)));
  }

  private static void list(String title, List<Coverage.Told> specs, List<Block> blocks) {
    blocks.add(new Block.Heading(2, title));
    specs.forEach(spec -> blocks.add(new Block.Spec(spec)));
  }

  private static void lines(String title, List<String> lines, List<Block> blocks) {
    blocks.add(new Block.Heading(2, title + " (" + lines.size() + ")"));
    blocks.add(new Block.Lines(lines));
  }
}

package dev.sluice.examples.demo;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes remarks about input lines as CSV. */
final class Remarks {

  private static final CsvSchema SCHEMA =
      CsvSchema.builder()
          .addColumn("file")
          .addColumn("line")
          .addColumn("reason")
          .setUseHeader(true)
          .build()
          .withLineSeparator("\n");

  private Remarks() {}

  static void write(Path file, List<Remark> remarks) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      if (remarks.isEmpty()) {
        out.write("file,line,reason\n");
        return;
      }
      try (SequenceWriter rows = new CsvMapper().writer(SCHEMA).writeValues(out)) {
        for (Remark remark : remarks) {
          rows.write(List.of(remark.file(), remark.line(), remark.text()));
        }
      }
    }
  }
}

package org.voxelyte.report;

import java.util.List;

/** Builds XHTML: everything that comes in as text is escaped, so the page is well-formed. */
final class Html {
  /** Names longer than this wrap in tables. */
  private static final int LONGEST_LINE = 26;

  /** Tables with more rows may break over printed pages. */
  private static final int ROWS_OF_A_PAGE = 20;

  private final StringBuilder out = new StringBuilder();
  private int tables;

  /** Adds markup of our own. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Adds an element with text. */
  Html element(String name, String text) {
    out.append('<').append(name).append('>').append(prose(text));
    out.append("</").append(name).append(">\n");
    return this;
  }

  /** Adds a term and what it is. */
  Html pair(String term, String value) {
    return element("dt", term).element("dd", value);
  }

  /** Adds a heading that can be linked to. */
  Html heading(String id, String text) {
    out.append("<h2 id=\"").append(id).append("\">").append(prose(text)).append("</h2>\n");
    return this;
  }

  /**
   * Adds a table with its number and a caption above.
   *
   * @param textColumns columns from the left that hold words; the others hold numbers
   * @param header titles of the columns
   * @param rows cells, a row after the other
   */
  Html table(
      String title, String note, int textColumns, List<String> header, List<List<Cell>> rows) {
    return table(title, note, textColumns, header, rows, List.of());
  }

  /** Adds a table as {@link #table} does, and what stands in it explained beneath. */
  Html table(
      String title,
      String note,
      int textColumns,
      List<String> header,
      List<List<Cell>> rows,
      List<Term> terms) {
    String tall = rows.size() > ROWS_OF_A_PAGE ? " tall" : "";
    out.append("<figure class=\"table")
        .append(tall)
        .append("\">\n<figcaption><b>Table ")
        .append(++tables)
        .append(".</b> ");
    out.append(prose(title)).append('.');
    out.append(note.isEmpty() ? "" : " ").append(prose(note)).append("</figcaption>\n");
    out.append("<div class=\"scroll\"><table>\n<thead><tr>");
    for (int i = 0; i < header.size(); i++) {
      out.append(i < textColumns ? "<th scope=\"col\" class=\"text\">" : "<th scope=\"col\">");
      out.append(prose(header.get(i))).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (List<Cell> row : rows) {
      out.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        boolean wraps = row.get(i).text().length() > LONGEST_LINE;
        String words = wraps ? "<td class=\"text long\">" : "<td class=\"text\">";
        out.append(i < textColumns ? words : "<td>");
        if (row.get(i).swatch() != null) {
          out.append("<i class=\"swatch\" style=\"background:")
              .append(row.get(i).swatch().hex())
              .append("\"></i>");
        }
        out.append(prose(row.get(i).text())).append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody>\n</table></div>\n");
    if (!terms.isEmpty()) {
      out.append("<dl class=\"terms\">\n");
      terms.forEach(term -> pair(term.name(), term.meaning()));
      out.append("</dl>\n");
    }
    return raw("</figure>\n");
  }

  /** Adds a figure with its caption beneath. */
  Html figure(int number, Figure figure, String svg) {
    out.append("<figure id=\"figure-").append(number).append("\">\n").append(svg);
    out.append("<figcaption><b>Figure ").append(number).append(".</b> <b>");
    out.append(prose(figure.title())).append(".</b> ").append(prose(figure.caption()));
    out.append("</figcaption>\n</figure>\n");
    return this;
  }

  /** Escapes a text; the indices of σ become subscripts, options of the command line code. */
  static String prose(String text) {
    return Xml.escape(text)
        .replaceAll("σ_(eff|bulk)", "σ<sub>$1</sub>")
        .replaceAll(
            "(?<=\\s)(--[a-z][a-z-]*(?: [A-Z]+=[A-Za-z:]+)?)", "<code class=\"option\">$1</code>");
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /**
   * What is explained beneath a table.
   *
   * @param name as it stands in the table
   * @param meaning a sentence or two
   */
  record Term(String name, String meaning) {}

  /**
   * A cell of a table.
   *
   * @param text its text
   * @param swatch the colour of a phase beside it; null for none
   */
  record Cell(String text, Drawing.Paint swatch) {
    static Cell of(String text) {
      return new Cell(text, null);
    }
  }
}

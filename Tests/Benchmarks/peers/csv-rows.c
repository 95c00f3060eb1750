/* The yardstick for reading CSV: libcsv driven from C, as lean as its interface allows.
   Counts rows by (source, first 10 bytes of date) of a file with a header row.
   cc -O2 -o csv-rows csv-rows.c -lcsv && ./csv-rows INPUT.csv > rows.csv */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 16, ROOM = 64 };
struct slot { char key[2 * ROOM]; long rows; };
static struct slot *slots;
static char source[ROOM], day[11];
static long row, column, source_column = -1, date_column = -1;

static void cell(void *bytes, size_t length, void *unused) {
  (void)unused;
  if (row == 0) {
    if (length == 6 && !memcmp(bytes, "source", 6)) source_column = column;
    if (length == 4 && !memcmp(bytes, "date", 4)) date_column = column;
  } else if (column == source_column) {
    size_t n = length < ROOM - 1 ? length : ROOM - 1;
    memcpy(source, bytes, n);
    source[n] = 0;
  } else if (column == date_column) {
    size_t n = length < 10 ? length : 10;
    memcpy(day, bytes, n);
    day[n] = 0;
  }
  column++;
}

static void line(int ending, void *unused) {
  (void)ending; (void)unused;
  if (row++ > 0) {
    char key[2 * ROOM];
    int n = snprintf(key, sizeof key, "%s,%s", source, day);
    unsigned long hash = 1469598103934665603UL;
    for (int i = 0; i < n; i++) hash = (hash ^ (unsigned char)key[i]) * 1099511628211UL;
    struct slot *s = slots + hash % SLOTS;
    while (s->rows && strcmp(s->key, key)) s = s + 1 == slots + SLOTS ? slots : s + 1;
    if (!s->rows) strcpy(s->key, key);
    s->rows++;
  }
  column = 0;
  source[0] = day[0] = 0;
}

static int by_key(const void *a, const void *b) {
  return strcmp(((const struct slot *)a)->key, ((const struct slot *)b)->key);
}

int main(int count, char **arguments) {
  static char buffer[1 << 18];
  struct csv_parser parser;
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  if (!file || csv_init(&parser, CSV_STRICT)) return 1;
  slots = calloc(SLOTS, sizeof *slots);
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, file)) > 0;)
    if (csv_parse(&parser, buffer, n, cell, line, NULL) != n) return 1;
  csv_fini(&parser, cell, line, NULL);
  qsort(slots, SLOTS, sizeof *slots, by_key);
  puts("source,day,rows");
  for (long i = 0; i < SLOTS; i++)
    if (slots[i].rows) printf("%s,%ld\n", slots[i].key, slots[i].rows);
  return 0;
}

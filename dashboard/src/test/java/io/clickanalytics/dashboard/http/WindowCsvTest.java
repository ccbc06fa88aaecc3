package io.clickanalytics.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.clickanalytics.dashboard.WindowsForTests;
import io.clickanalytics.dashboard.history.Entry;
import io.clickanalytics.dashboard.history.WindowReader;
import io.clickanalytics.dashboard.history.WindowRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowCsvTest {
    @Test
    void oneLineForEachItemOfEachWindow() {
        var read = (WindowRecord.Good) WindowReader.read(
                WindowsForTests.window(Instant.parse("2026-11-21T08:00:00Z"), 0, 1, Map.of("0", 12L)));

        assertThat(WindowCsv.of(List.of(Entry.of(3, read.window())), Map.of("0", "Huawei")))
                .hasLineCount(2)
                .startsWith("start,end,revision,item,label,clicks")
                .endsWith("\r\n2026-11-21T08:00:00Z,2026-11-21T08:00:02Z,1,0,Huawei,12\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "Huawei, Huawei",
                "=SUM(A1), '=SUM(A1)",
                "@x, '@x",
                "-1, '-1",
                "a\"b, ~\"a\"\"b\"~",
                "~a,b~, ~\"a,b\"~",
                "~=1,2~, ~\"'=1,2\"~"
            })
    void aNameIsNeverAFormulaNorBreaksTheTable(String name, String cell) {
        assertThat(WindowCsv.cell(name)).isEqualTo(cell);
    }
}

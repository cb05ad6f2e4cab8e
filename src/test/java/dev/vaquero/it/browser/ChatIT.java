package dev.vaquero.it.browser;

import static dev.vaquero.it.browser.Page.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.it.browser.Chromium.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The chat, between pages. */
final class ChatIT {
    @RegisterExtension
    static final Demo DEMO = new Demo();

    @Test
    void showsInEachPageOfARoomWhatOneSays() {
        Page ana = joined("Ana", "talk");
        Page rosa = joined("Rosa", "talk");
        say(ana, "Howdy, <b>Rosa</b> & all");
        say(rosa, "Morning — Grüße");
        for (Page page : new Page[] {ana, rosa}) {
            eventually(() -> assertThat(page.texts("#messages .words"))
                    .containsExactly("Howdy, <b>Rosa</b> & all", "Morning — Grüße"));
        }
        assertThat(rosa.count("#messages b")).isZero();
        assertThat(ana.texts("#messages .mine .words")).containsExactly("Howdy, <b>Rosa</b> & all");
    }

    @Test
    void keepsRoomsApart() {
        Page ana = joined("Ana", "ranch");
        Page rosa = joined("Rosa", "river");
        say(rosa, "only for the river");
        eventually(() -> assertThat(rosa.texts("#messages .words")).containsExactly("only for the river"));
        say(ana, "only for the ranch");
        eventually(() -> assertThat(ana.texts("#messages .words")).containsExactly("only for the ranch"));
    }

    @Test
    void showsWhoComesAndGoes() {
        Page ana = joined("Ana", "door");
        eventually(() -> assertThat(ana.texts("#people li span:last-child")).containsExactly("Ana (you)"));
        Page rosa = joined("Rosa", "door");
        eventually(() -> assertThat(ana.texts("#people li span:last-child")).containsExactly("Ana (you)", "Rosa"));
        eventually(() -> assertThat(rosa.texts("#people li span:last-child")).containsExactly("Ana", "Rosa (you)"));
        rosa.click("#leave");
        eventually(() -> assertThat(ana.texts("#people li span:last-child")).containsExactly("Ana (you)"));
        assertThat(ana.texts("#messages .note")).containsExactly("You are in.", "Rosa came in.", "Rosa left.");
    }

    @Test
    void noticesAPageThatIsGone() {
        Page ana = joined("Ana", "gone");
        Page rosa = joined("Rosa", "gone");
        eventually(() -> assertThat(ana.count("#people li")).isEqualTo(2));
        rosa.open("index.html");
        eventually(() -> assertThat(ana.texts("#messages .note")).contains("Rosa left."));
    }

    @Test
    void listsRoomsAndGoesToOne() {
        joined("Ana", "listed");
        Page rosa = joined("Rosa", "elsewhere");
        eventually(() -> assertThat(rosa.texts("#rooms .room span")).contains("listed", "elsewhere"));
        rosa.click("#rooms [aria-label^='listed,']");
        eventually(() -> assertThat(rosa.text("#talk-title")).isEqualTo("listed"));
        eventually(() -> assertThat(rosa.texts("#people li span:last-child")).containsExactly("Ana", "Rosa (you)"));
        eventually(() -> assertThat(rosa.texts("#rooms .room span")).doesNotContain("elsewhere"));
    }

    @Test
    void comesBackAfterTheConnectionIsLost() {
        Page ana = DEMO.browser(Device.DESKTOP);
        ana.before("window.opened = []; window.WebSocket = class extends WebSocket {"
                + " constructor(...all) { super(...all); window.opened.push(this); } }");
        join(ana.open("chat.html"), "Ana", "back");
        ana.run("window.opened.filter(s => s.url.includes('/chat/')).forEach(s => s.close(4000))");
        eventually(() -> assertThat(ana.texts("#messages .note")).containsExactly("You are in.", "You are in."));
        eventually(() -> assertThat(ana.text("#state")).isEqualTo("connected"));
        say(ana, "here again");
        eventually(() -> assertThat(ana.texts("#messages .words")).containsExactly("here again"));
    }

    @Test
    void asksForAnotherRoomWhereTheAddressNamesOneThatIsTooLong() {
        Page ana = DEMO.open("chat.html#" + "r".repeat(33));
        ana.fill("#name", "Ana");
        ana.press(Keys.ENTER);
        assertThat(ana.run("return document.getElementById('room').matches(':invalid')"))
                .isEqualTo(true);
        assertThat(ana.run("return document.getElementById('talk').hidden")).isEqualTo(true);
    }

    @Test
    void saysWhenTheServerRefusesAndTriesNoLonger() {
        Page ana = DEMO.browser(Device.DESKTOP);
        ana.before("window.opened = []; window.WebSocket = class extends WebSocket {"
                + " constructor(...all) { super(...all); window.opened.push(this.url); } }");
        ana.open("chat.html");
        ana.run("document.getElementById('room').removeAttribute('pattern');"
                + "document.getElementById('room').value = 'r'.repeat(33)");
        ana.fill("#name", "Ana");
        ana.press(Keys.ENTER);
        eventually(() -> assertThat(ana.text("#state")).startsWith("refused, trying again in "));
        eventually(() -> assertThat(ana.text("#state")).isEqualTo("refused"));
        assertThat(ana.text("#messages .note")).contains("choose another");
        assertThat(ana.run("return window.opened.filter(url => url.includes('/chat/')).length"))
                .isEqualTo(3L);
        ana.click("#leave");
        join(ana, "Ana", "short");
    }

    @Test
    void leavesTheListInPlaceWhileSomebodyReads() {
        Page ana = joined("Ana", "long");
        for (int line = 1; line <= 30; line++) {
            say(ana, "line " + line);
        }
        eventually(() -> assertThat(ana.count("#messages .words")).isEqualTo(30));
        ana.run("document.getElementById('messages').scrollTop = 0");
        Page rosa = joined("Rosa", "long");
        say(rosa, "news");
        eventually(() -> assertThat(ana.text("#unread")).isEqualTo("2 new ↓"));
        assertThat(ana.run("return document.getElementById('messages').scrollTop"))
                .isEqualTo(0L);
        ana.click("#unread");
        eventually(() -> assertThat(ana.run("return document.getElementById('unread').hidden"))
                .isEqualTo(true));
    }

    @Test
    void isUsedWithTheKeyboardAlone() {
        Page page = DEMO.open("chat.html");
        page.press(Keys.TAB);
        assertThat(page.run("return document.activeElement.className")).isEqualTo("skip");
        page.press(Keys.ENTER, Keys.TAB);
        while (!"name".equals(page.run("return document.activeElement.id"))) {
            page.press(Keys.TAB);
        }
        page.press("Ana", Keys.TAB);
        page.hold(Keys.CONTROL, "a");
        page.press("keys", Keys.ENTER);
        eventually(() -> assertThat(page.text("#state")).isEqualTo("connected"));
        page.press("no mouse", Keys.ENTER);
        eventually(() -> assertThat(page.texts("#messages .words")).containsExactly("no mouse"));
        page.press("still here", Keys.ENTER);
        eventually(() -> assertThat(page.texts("#messages .words")).containsExactly("no mouse", "still here"));
    }

    private static Page joined(String name, String room) {
        Page page = DEMO.open("chat.html");
        join(page, name, room);
        return page;
    }

    private static void join(Page page, String name, String room) {
        page.fill("#name", name);
        page.fill("#room", room);
        page.press(Keys.ENTER);
        eventually(() -> assertThat(page.texts("#messages .note")).contains("You are in."));
    }

    private static void say(Page page, String words) {
        page.fill("#text", words);
        page.press(Keys.ENTER);
    }
}

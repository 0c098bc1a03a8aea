package org.solutionpool.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.local.RunningParts;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;

/** The API as another program meets it: tokens, versions, and errors as problem documents (RFC 9457). */
@QuarkusTest
class ApiTest {

    private static final Contact CONTACT = new Contact("高远", null, "0519-88881234", null);

    @Test
    void a_wrong_parameter_is_named_in_a_problem_document() {
        given().header("Accept-Language", "en")
                .get("/api/v1/search?equipment=E999")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("errors[0].field", equalTo("equipment"))
                .body("errors[0].message", containsString("E999"))
                .body("instance", startsWith("urn:request:"));
    }

    @Test
    void what_does_not_exist_is_a_problem_document_too() {
        given().get("/api/v1/solutions/999999999").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void a_solution_is_read_without_its_contact_and_not_sent_twice() {
        Solution solution = Cast.solution(Cast.owner("陈立新", "接口测试有限公司", true, false), "接口方案", CONTACT);
        String address = "/api/v1/solutions/" + solution.id;

        String tag = given().get(address)
                .then()
                .statusCode(200)
                .body("content.title.zh", equalTo("接口方案"))
                .body(not(containsString("0519-88881234")))
                .extract()
                .header("ETag");

        given().header("If-None-Match", tag).get(address).then().statusCode(304);
    }

    @Test
    void own_solutions_need_a_token_and_an_organization() throws Exception {
        given().get("/api/v1/provider/solutions")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"));
        given().auth()
                .oauth2(RunningParts.token("reviewer@demo.pool"))
                .get("/api/v1/provider/solutions")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void a_draft_is_written_by_whoever_names_its_version() throws Exception {
        String token = RunningParts.token("admin@demo.pool");
        joins(token);
        String address = given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"title\": {\"zh\": \"接口草稿\"}}")
                .post("/api/v1/provider/solutions")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        String tag = given().auth()
                .oauth2(token)
                .get(address)
                .then()
                .statusCode(200)
                .body("gaps.field", hasItem("summaryZh"))
                .extract()
                .header("ETag");
        String changed = "{\"title\": {\"zh\": \"接口草稿二\"}}";

        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(changed)
                .put(address)
                .then()
                .statusCode(428);
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(changed)
                .put(address)
                .then()
                .statusCode(200)
                .body("content.title.zh", equalTo("接口草稿二"));
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(changed)
                .put(address)
                .then()
                .statusCode(412);
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .post(address + "/submission")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("summaryZh"));
    }

    @Test
    void the_document_names_every_operation_once() throws Exception {
        JsonNode document = new ObjectMapper()
                .readTree(given().get("/api/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        Set<String> operations = new HashSet<>();
        document.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/v1/"))
                .flatMap(path -> path.getValue().properties().stream())
                .map(operation -> operation.getValue().path("operationId").asText())
                .forEach(id -> assertThat(operations.add(id)).as(id).isTrue());

        assertThat(operations)
                .contains(
                        "search",
                        "getSolution",
                        "getScheme",
                        "listOwnSolutions",
                        "createOwnSolution",
                        "saveOwnSolution",
                        "submitOwnSolution",
                        "listConversations",
                        "getConversation",
                        "addMessage");
        assertThat(document.path("paths").properties()).as("pages are no API").allMatch(path -> path.getKey()
                .startsWith("/api/"));
    }

    /** Somebody's first request writes them down; then an organization takes them in, if none has. */
    private static void joins(String token) throws Exception {
        given().auth().oauth2(token).get("/api/v1/conversations").then().statusCode(200);
        String subject = new ObjectMapper()
                .readTree(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]))
                .path("sub")
                .asText();
        Person person = io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .call(() -> Person.ofSubject(subject).orElseThrow());
        if (person.organizationId == null) {
            Cast.joins(person, Cast.organization("接口供应商有限公司", true, false), Membership.OWNER);
        }
    }
}

//! Words about answers that are filled in from an earlier order.

super::sentences! {
    SHOW: "Fill in from an earlier order", "使用以往订单的信息填写";
    INTRO: "Select what to fill in. Domain names and the CSR are never copied.", "请选择要填入的内容。域名和 CSR 不会被复制。";
    ORDER: "{0}, order {1}", "{0}，订单 {1}";
    COMPANY: "Fill in the company", "填入公司信息";
    APPLICANT: "Fill in the applicant", "填入申请人信息";
    FROM: "{0} from {1}", "{0}（来自{1}）";
    FILLED: "Filled in from order {0}: {1}. Check each answer.", "已从订单 {0} 填入：{1}。请逐项确认。";
    NOTHING: "Order {0} has nothing to fill in here.", "订单 {0} 没有可填入的内容。";
    UNDO: "Undo", "撤销";
    UNDONE: "The filled-in answers were removed.", "已清除填入的内容。";
}
